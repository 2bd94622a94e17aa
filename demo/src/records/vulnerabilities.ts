import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { DAY, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { writtenAt, writtenBy } from './provenance.js';

const stream = streamOf('vulnerabilities');

/** Kinds among those who have one. Assumption. */
const KINDS = {
  TRAFFICKING_SUSPECTED: 0.07,
  VIOLENCE_SURVIVOR: 0.22,
  DISABILITY: 0.05,
  MEDICAL_CONDITION: 0.24,
  MENTAL_HEALTH: 0.2,
  SUBSTANCE_USE: 0.07,
  SEPARATED_FROM_SIBLINGS: 0.08,
  OTHER: 0.07,
} as const;

const shareOf = (resident: Resident) => (isChildAlone(resident) ? 0.28 : 0.15);

/** What a case manager identified in the first days of a stay, if anything. Its moment: milliseconds since 1970. */
export function vulnerabilityOf(resident: Resident, seed: number): { at: number; row: Row } | undefined {
  const random = stream(seed, resident.index);
  const stay = (resident.departedAt ?? HISTORY_END) - resident.arrivedAt;
  if (stay < DAY || !random.chance(shareOf(resident))) return undefined;
  const at = Math.floor(resident.arrivedAt + Math.min(random.logNormal(1.5 * DAY, 0.9), stay * 0.8));
  const kind = random.weighted(KINDS);
  const row = {
    id: identifier(at, random),
    resident_id: resident.id,
    kind,
    identified_at: momentText(at),
    identified_by_id: resident.caseManager.id,
    resolved_at: null,
    note: null,
    ...writtenBy(resident.caseManager, resident.centre, at),
    ...writtenAt(at),
  };
  return { at, row };
}

/** Vulnerabilities that were identified in the past. */
export function* vulnerabilityRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const found = vulnerabilityOf(resident, seed);
    if (found) yield found.row;
  }
}
