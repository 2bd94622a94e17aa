import { valueList } from '@mrrm/platform/value-list';

/** What a client says it needs the information for, in the header `x-purpose`. */
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

/** The declared purpose, CARE when none is declared, undefined when it is not one of the list. */
export function readPurpose(header: string | string[] | undefined): Purpose | undefined {
  if (header === undefined) return 'CARE';
  return typeof header === 'string' && Object.hasOwn(Purpose, header) ? (header as Purpose) : undefined;
}
