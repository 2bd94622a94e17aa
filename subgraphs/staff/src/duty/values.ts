import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** What a staff member is named for in a record of another owner. */
export const Duty = describedList(
  'Duty',
  'What a staff member is named for in a record of another owner.',
  labels.Duty,
  {
    CASE_MANAGEMENT: 'Case manager of a resident.',
    SERVICE: 'Provider of a service.',
    INTERPRETING: 'Interpreter of a booking.',
    CARE_PLAN: 'Responsible for a care plan.',
    CERTIFYING: 'Certifies a consent given by word of mouth.',
  },
);
export type Duty = keyof typeof Duty;

/** What speaks against naming a staff member for a duty. */
export const DutyObjection = describedList(
  'DutyObjection',
  'What speaks against naming a staff member for a duty.',
  labels.DutyObjection,
  {
    NOT_OF_THIS_ROLE: 'The role does not go with the duty.',
    OF_ANOTHER_EMPLOYER: 'The organisation concerned is not the employer.',
    NOT_ACTIVE: 'Does not work there at that time.',
    SPEAKS_ANOTHER_LANGUAGE: 'Does not speak the language.',
  },
);
export type DutyObjection = keyof typeof DutyObjection;
