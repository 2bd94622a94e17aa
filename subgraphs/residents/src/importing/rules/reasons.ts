import type { Finding } from '../repository/findings.js';

const REASONS: Record<Finding['rule'], string> = {
  KEY_TWICE: 'Another one before it has the same key',
  KNOWN: 'It was taken over before',
  DIFFERS:
    'It was taken over before and says something else now. What is registered is corrected, and not imported again',
  KEY_AT_ANOTHER_CENTRE: 'It was taken over before, at another centre',
  NUMBER_TWICE: 'Another one before it has the same registration number at the same centre',
  NUMBER_IN_USE: 'This registration number is in use at this centre. Who has come back is readmitted',
  HEAD_TWICE: 'Another one before it is the head of the same household',
  HEAD_ON_RECORD: 'This household has a head. Say first by `joinHousehold` what that member is',
};

/** Why a row is not taken over. @param called what a line is called: `line` in a file, `row` in a list */
export const reasonOf = ({ rule, other }: Pick<Finding, 'rule' | 'other'>, called: string): string =>
  `${REASONS[rule]}${other === null ? '' : ` (${called} ${other})`}.`;

/** Whether the person of a row is on record by that very row. */
export const isOnRecord = (rule: Finding['rule']): boolean => rule === 'KNOWN' || rule === 'DIFFERS';

/** The field that it is about. */
export const placeOf = ({
  rule,
}: Pick<Finding, 'rule'>): 'registrationNumber' | 'sourceKey' | 'householdRelation' => {
  if (rule.startsWith('HEAD')) return 'householdRelation';
  return rule.startsWith('NUMBER') ? 'registrationNumber' : 'sourceKey';
};
