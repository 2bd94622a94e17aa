import { registerEnumType } from 'type-graphql';
import {
  ComplianceStatus,
  DataOwner,
  FindingSeverity,
  IndicatorOperator,
  NoticeAudience,
  PeopleBasis,
  ReadingKind,
  SanitaryAccess,
  SanitaryKind,
  SanitaryState,
} from '../values/standards.js';

registerEnumType(SanitaryKind, { name: 'SanitaryKind', description: 'What a sanitary unit is.' });
registerEnumType(SanitaryAccess, {
  name: 'SanitaryAccess',
  description: 'Who uses a sanitary unit. What the staff keeps for itself does not count for residents.',
});
registerEnumType(SanitaryState, {
  name: 'SanitaryState',
  description: 'Whether a sanitary unit can be used: it works, is broken, or is closed.',
});
registerEnumType(IndicatorOperator, {
  name: 'IndicatorOperator',
  description: 'On which side of its threshold an indicator is met.',
});
registerEnumType(ReadingKind, {
  name: 'ReadingKind',
  description: 'What a reading measures or counts, and in which unit.',
});
registerEnumType(ComplianceStatus, {
  name: 'ComplianceStatus',
  description: 'Whether a standard is met, is not met, or cannot be measured by what is known.',
});
registerEnumType(PeopleBasis, {
  name: 'PeopleBasis',
  description: 'How people were counted: by the beds that they have, or by a headcount of the day.',
});
registerEnumType(DataOwner, { name: 'DataOwner', description: 'The slice that owns a kind of data.' });
registerEnumType(FindingSeverity, {
  name: 'FindingSeverity',
  description: 'How grave a finding of an inspection is.',
});
registerEnumType(NoticeAudience, { name: 'NoticeAudience', description: 'For whom a notice is.' });
