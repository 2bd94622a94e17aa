import { latestOf, NEEDS_ASSESSED } from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { DAY, dayText, HOUR, sofiaDay } from '../seed/calendar.js';
import { streamOf } from '../seed/random.js';

export interface Assessment {
  /** Milliseconds since 1970; null for those whose needs nobody assessed. */
  needsAssessedAt: number | null;
  riskLevel: 'HIGH' | 'MEDIUM' | 'LOW' | null;
  caseState: 'NEW' | 'ASSESSMENT' | 'CASE_PLAN' | 'SERVICES_IMPLEMENTED' | 'CLOSED';
}

const stream = streamOf('assessment');

function caseStateOf(resident: Resident): Assessment['caseState'] {
  if (resident.departedAt !== null) return 'CLOSED';
  const days = (HISTORY_END - resident.arrivedAt) / DAY;
  if (days < 1) return 'NEW';
  if (days < 7) return 'ASSESSMENT';
  return days < 21 ? 'CASE_PLAN' : 'SERVICES_IMPLEMENTED';
}

/** How far a resident's case got. Everybody who is there has a risk level: it is set at the reception. */
export function assessmentOf(resident: Resident, seed: number): Assessment {
  const random = stream(seed, resident.index);
  const year = dayText(sofiaDay(resident.arrivedAt)).slice(0, 4);
  const stay = (resident.departedAt ?? HISTORY_END) - resident.arrivedAt;
  const isByChance = random.chance(latestOf(NEEDS_ASSESSED, year));
  const assessed = isByChance || resident.cast?.role === 'GIRL';
  const after = Math.min(random.logNormal(22 * HOUR, 1.1), stay * random.between(0.3, 0.9));
  const unseen = resident.departedAt !== null && stay < DAY;
  return {
    needsAssessedAt: assessed ? Math.floor(resident.arrivedAt + after) : null,
    riskLevel: unseen ? null : random.weighted({ HIGH: 0.17, MEDIUM: 0.45, LOW: 0.38 }),
    caseState: caseStateOf(resident),
  };
}
