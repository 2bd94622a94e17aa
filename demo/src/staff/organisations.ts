import { identifierOf } from '../seed/identifier.js';

export type Employer = 'STATE' | 'IOM' | 'PARTNER';

/** Code of the bureau that supports legal aid. Invented. */
export const LEGAL_AID_PARTNER = 'LEGAL-AID-BUREAU';

/** Code of a clinic that takes referrals and is no party to any agreement: its people work at no centre. Invented. */
export const CLINIC_PARTNER = 'CLINIC';

export interface Organisation {
  id: string;
  code: string;
  name: string;
  employer: Employer;
}

const FOUNDED = Date.parse('2018-12-01T08:00:00Z');

const organisation = (code: string, name: string, employer: Employer): Organisation => ({
  id: identifierOf(`organisation ${code}`, FOUNDED),
  code,
  name,
  employer,
});

/** The organisations whose people work at the centres, and the one to which they refer. */
export const organisations: readonly Organisation[] = [
  organisation('STATE', 'State Agency for Refugees', 'STATE'),
  organisation('IOM', 'International Organization for Migration', 'IOM'),
  organisation(LEGAL_AID_PARTNER, 'Legal aid bureau', 'PARTNER'),
  organisation(CLINIC_PARTNER, 'Specialist clinic, Sofia', 'PARTNER'),
];

/** @throws Error when no organisation has this code */
export function organisationByCode(code: string): Organisation {
  const found = organisations.find((one) => one.code === code);
  if (!found) throw new Error(`No organisation has the code ${code}.`);
  return found;
}
