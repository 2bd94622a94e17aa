import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

/** What is added up of shifts and handovers in an edition. The definitions are those by which it is added up. */
export const StaffMeasure = describedList(
  'StaffMeasure',
  'What is added up of shifts and handovers, by the days of the time zone of the deployment. A shift counts in each month with its hours there. What the owner of the centres has said is not so does not count, and a month at a centre of which no shift is on record has no numbers.',
  labels.StaffMeasure,
  {
    HOURS_NEEDED:
      'Hours of work that shifts ask for: the length of each, as often as it needs people. Whole hours, each number rounded by itself.',
    HOURS_PLANNED:
      'Hours of work that are planned: the length of each shift for each person on it. Who is planned beyond what is needed counts as well.',
    HOURS_COVERED: 'Those of the hours that are needed for which somebody is planned.',
    SHIFT_HOURS_WITHOUT_TRAINED:
      'Hours of shifts, each once however many people it has, on which nobody is planned whose training in child protection is in force when it begins. A shift of another employer at the same time does not help. Told of an employer at all centres together.',
    HOURS_WITHOUT_ANYBODY: 'Hours of the clock in which nobody at all is planned at the centre.',
    HOURS_WITHOUT_TRAINED:
      'Hours of the clock in which nobody whose training in child protection is in force is planned at the centre, on a shift of whatever employer. Those without anybody count as well.',
    STANDARDS_AT_END:
      'Results of the last month of the period: one for each centre and indicator. An indicator is met when it was met in all of that month, and not measurable where nothing of it is on record, or where it would speak of 1 to 10 people.',
    HANDOVERS: 'Handovers that were written in the period.',
    HANDOVERS_UNACKNOWLEDGED:
      'Those of the handovers written in the period that nobody had acknowledged 24 hours later.',
  },
);
export type StaffMeasure = keyof typeof StaffMeasure;

export const StaffDimension = describedList(
  'StaffDimension',
  'By what hours and handovers are told apart.',
  labels.StaffDimension,
  {
    CENTRE: 'The centre of the shift.',
    EMPLOYER: 'The kind of employer whose shift it is.',
    WINDOW: 'The window of the shift.',
    INDICATOR: 'The indicator, by the code that it has among the standards of centres.',
    STANDING: 'Whether the standard was met.',
    RUNNING:
      'Of an hour of the clock, the window of the shift that runs at the centre: where there are several, the night comes before the evening, and the evening before the day.',
  },
);
export type StaffDimension = keyof typeof StaffDimension;
