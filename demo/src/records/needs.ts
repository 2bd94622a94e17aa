import type { Dated } from '../bulk/dated.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { DAY, dayText, momentText, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { assessmentOf } from './assessment.js';
import { writtenBy } from './provenance.js';

const stream = streamOf('needs');
const stepStream = streamOf('assessments of needs');

/** Of each area, how many of those who were looked at need something, and how many of them at once. Assumption. */
const NEEDED = {
  ACCOMMODATION: [0.15, 0.1],
  FOOD: [0.1, 0.1],
  CLOTHING_AND_HYGIENE: [0.6, 0.1],
  PHYSICAL_HEALTH: [0.3, 0.2],
  MENTAL_HEALTH: [0.35, 0.15],
  SAFETY: [0.2, 0.3],
  CARE: [0.3, 0.2],
  FAMILY: [0.4, 0.05],
  LEGAL_STATUS: [0.7, 0.05],
  LANGUAGE: [0.7, 0],
  EDUCATION: [0.6, 0],
  RECREATION: [0.3, 0],
} as const;
/** What is not looked at the first time, and what of the needs is met by then. Assumption. */
const [LEFT_OUT, MET] = [0.15, 0.2];
/** What the girl of the cast said. */
const SCHOOL = { finding: 'NEED', note: 'Seven years at school, none in the last two' };

/** When the needs of somebody who came since the past were assessed, and the step that it is. */
function assessed(resident: Resident, seed: number) {
  const { needsAssessedAt: at, riskLevel } = assessmentOf(wholeStay(resident), seed);
  if (at === null) return undefined;
  return { at, riskLevel, id: identifier(at, stepStream(seed, resident.index)) };
}

/** The step that an assessment of needs is. */
export function assessmentStep(resident: Resident, seed: number): Dated | undefined {
  const step = assessed(resident, seed);
  if (!step) return undefined;
  const { at, id, riskLevel } = step;
  return {
    at,
    row: {
      ...{ id, resident_id: resident.id, kind: 'ASSESSED', taken_at: momentText(at) },
      ...{ taken_by_id: resident.caseManager.id, risk_level: riskLevel, case_state: 'ASSESSMENT' },
      ...{ statement: null, review_due_on: dayText(sofiaDay(at + 92 * DAY)), created_at: momentText(at) },
      ...writtenBy(resident.caseManager, resident.centre, at),
    },
  };
}

/** What it found, by area. */
export function* needsOf(resident: Resident, seed: number): Generator<Dated> {
  const step = assessed(resident, seed);
  if (!step) return;
  const { at, id } = step;
  const random = stream(seed, resident.index);
  for (const [area, [share, urgent]] of Object.entries(NEEDED)) {
    const [isLeftOut, isNeeded, isMet, isUrgent] = [LEFT_OUT, share, MET, urgent].map((one) =>
      random.chance(one),
    );
    const need = isUrgent ? 'URGENT_NEED' : isMet ? 'MET' : 'NEED';
    const found = {
      finding: isLeftOut ? 'NOT_LOOKED_AT' : isNeeded ? need : 'NO_NEED',
      note: null,
      ...(resident.cast?.role === 'GIRL' && area === 'EDUCATION' && SCHOOL),
    };
    const of = { id: identifier(at, random), case_step_id: id, resident_id: resident.id };
    yield { at, row: { ...of, area, ...found, created_at: momentText(at) } };
  }
}
