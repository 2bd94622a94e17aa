import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ResidentChangeKind = describedList(
  'ResidentChangeKind',
  'What became of a resident. It tells no value.',
  labels.ResidentChangeKind,
  {
    REGISTERED: 'Somebody was registered.',
    CHANGED: 'Something on record was changed or corrected, in the fields of `fieldGroup`.',
    ZONE_CHANGED: 'The safe zone was changed.',
    CASE_MANAGER_CHANGED: 'Another case manager was assigned, or none.',
    STAY_BEGAN: 'A stay began at the centre, or was moved to it.',
    STAY_ENDED: 'A stay at the centre ended: the resident has departed.',
    STAY_CHANGED: 'When a stay began, when it ended or why was corrected.',
    DEPARTURE_UNDONE: 'A departure was taken back: the stay goes on.',
    ANONYMISED: 'What was registered is no longer kept as that person’s: take away what you hold of it.',
    TRANSFERRED:
      'The resident belongs to another centre from now on. It is told at the centre that was left.',
    MERGED: 'The record was merged into another one of the same person: `Resident.mergedInto` names it.',
    UNMERGED: 'The record stands for itself again: it was not of the same person after all.',
    MERGED_RECORDS_CHANGED:
      'Another record was merged into this one, or was taken out of it again: `Resident.mergedFrom`.',
  },
);
export type ResidentChangeKind = keyof typeof ResidentChangeKind;

/** In which group of fields something was changed: those that a resident's own record has. */
export const ChangedGroup = describedList(
  'ChangedGroup',
  'In which group of fields something was changed.',
  labels.ChangedGroup,
  {
    OPERATIONAL:
      'What a day at the centre needs: where, languages, sex, assessed or not, who manages the case.',
    IDENTITY: 'Names, number, date of birth, nationality.',
    FAMILY: 'With whom somebody came and belongs.',
    PROTECTION: 'Risk and case.',
  },
);
export type ChangedGroup = keyof typeof ChangedGroup;
