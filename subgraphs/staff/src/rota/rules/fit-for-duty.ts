import { Refusal } from '@mrrm/platform/wire/errors';

/** What is known of somebody who may work with children. Days as YYYY-MM-DD. */
interface FitnessRecord {
  active: boolean;
  vettedUntil: string | null;
  codeOfConductSignedOn: string | null;
}

/**
 * Nobody works with children who is not vetted until the end of the shift and bound by the code of conduct.
 * @param lastDay the shift's, at its centre
 * @param mayKnow whether the actor reads vetting and code of conduct: to others it is one sentence
 */
export function mustBeFitForDuty(
  { active, vettedUntil, codeOfConductSignedOn }: FitnessRecord,
  lastDay: string,
  mayKnow: boolean,
): void {
  const refuse = (message: string) => new Refusal('RULE_VIOLATION', message, { path: 'staffMemberId' });
  if (!active) throw refuse('This person does not work here at present.');
  const isVetted = vettedUntil !== null && vettedUntil >= lastDay;
  if (!mayKnow && !(isVetted && codeOfConductSignedOn))
    throw refuse(
      'This person is not cleared for the time of the shift. The registrar or the centre manager says why.',
    );
  if (!isVetted) {
    throw refuse('This person is not vetted for the time of the shift. Renew the vetting first.');
  }
  if (!codeOfConductSignedOn) throw refuse('This person has not signed the code of conduct.');
}
