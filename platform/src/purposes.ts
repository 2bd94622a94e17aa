import { registerEnumType } from 'type-graphql';
import { valueList } from './value-list.js';

/** What somebody needs information for. A client says it in the header `x-purpose`; consents and clauses allow it. */
export const Purpose = valueList(
  'CARE',
  'PROTECTION',
  'LEGAL_AID',
  'COORDINATION',
  'ADMINISTRATION',
  'STATISTICS',
  'AUDIT',
  'EMERGENCY',
);
export type Purpose = keyof typeof Purpose;

registerEnumType(Purpose, {
  name: 'Purpose',
  description: 'What somebody needs information for: what a client says in the header `x-purpose`.',
});
