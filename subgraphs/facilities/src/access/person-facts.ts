import type { GroupRule } from '@mrrm/platform/access/table';
import { CARE_TEAM } from './roles.js';

/*
 * What the rules of placing know of people is the residents' owner's to open. Its consents and clauses are not known here:
 * so these facts stay within the owner's organisation, for the roles that read the same facts in the residents' own table.
 * `test/person-facts.test.ts` holds the two lists of roles together.
 */
export const personFactGroups: Record<string, GroupRule> = {
  PERSON_FACTS: {
    description: 'From what moment a rule of placing holds: a date of birth can be read from it.',
    personal: true,
    roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'DATA_PROTECTION_OFFICER'],
    across: 'NEVER',
  },
  KIN: {
    description: 'Who is alone, and who belongs to whom, as far as a rule of placing asks it.',
    personal: true,
    roles: [
      'CASE_MANAGER',
      'SOCIAL_WORKER',
      'PSYCHOLOGIST',
      'LEGAL_COUNSELLOR',
      'CENTRE_MANAGER',
      'REGISTRAR',
      'COORDINATOR',
      'LEGAL_REPRESENTATIVE',
    ],
    across: 'NEVER',
  },
};
