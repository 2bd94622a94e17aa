import { DONE, type MomentTable, type Plausible } from '@mrrm/platform/writing/plausible';

/** What is planned, a little ahead, or written up late. */
const PLANNED: Plausible = { back: 30, ahead: 2 };

/** When the moments and days of this slice's writes may lie. */
export const moments: MomentTable = {
  'bookInterpreter.startsAt': PLANNED,
  'bookInterpreter.endsAt': PLANNED,
  'openCarePlan.startedOn': PLANNED,
  'openCarePlan.reviewDueOn': PLANNED,
  'planGroupActivity.startsAt': PLANNED,
  'planGroupActivity.endsAt': PLANNED,
  'recordSession.startedAt': DONE,
  'recordSession.endedAt': DONE,
  'shareServices.validFrom': { back: 10, ahead: 10 },
};
