import { Verification } from '@mrrm/platform/columns';
import { registerEnumType } from 'type-graphql';
import {
  AssignmentState,
  Duty,
  DutyObjection,
  Employer,
  QualificationKind,
  ShiftWindow,
  StaffRole,
} from '../values.js';

registerEnumType(Verification, {
  name: 'Verification',
  description: "How sure a record is of what it says about another owner's entity.",
});
registerEnumType(ShiftWindow, {
  name: 'ShiftWindow',
  description: 'A part of the day in which a shift works; its hours are data of the centre.',
});
registerEnumType(Employer, { name: 'Employer', description: 'Which kind of employer an organisation is.' });
registerEnumType(StaffRole, { name: 'StaffRole', description: 'What a staff member does at a centre.' });
registerEnumType(QualificationKind, {
  name: 'QualificationKind',
  description: 'What a staff member has learnt.',
});
registerEnumType(AssignmentState, {
  name: 'AssignmentState',
  description: 'Whether an assignment to a shift stands.',
});
registerEnumType(Duty, {
  name: 'Duty',
  description: 'What a staff member is named for in a record of another owner.',
});
registerEnumType(DutyObjection, {
  name: 'DutyObjection',
  description: 'What speaks against naming a staff member for a duty.',
});
