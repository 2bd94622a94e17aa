import type { ClockHours } from '../../presence/rules/usual-clock.js';
import type { EscalationStep } from '../../presence/values.js';

const HOUR = 3_600_000;

/** Which hours of a clock a step waits, in the order in which steps of one hour are told. */
const HOURS_OF: Record<EscalationStep, keyof ClockHours> = {
  CASE_MANAGER: 'caseManagerHours',
  CENTRE_MANAGER: 'centreManagerHours',
  LEGAL_REPRESENTATIVE: 'legalRepresentativeHours',
  POLICE: 'policeHours',
  CHILD_PROTECTION: 'childProtectionHours',
};

/** Steps that are due for children alone. */
const OF_CHILDREN: EscalationStep[] = ['LEGAL_REPRESENTATIVE', 'CHILD_PROTECTION'];

interface Begun {
  since: Date;
  isChild: boolean;
}

/** A step and when it is due; null for one that was taken and is not due. */
export interface StepDue {
  step: EscalationStep;
  dueAt: Date | null;
}

/**
 * The steps about somebody who is not known to be there: those that are due for this person, the earliest first, and those that
 * were taken although they are not due, last.
 */
export function stepsOf(
  { since, isChild }: Begun,
  clock: ClockHours,
  taken: readonly EscalationStep[],
): StepDue[] {
  const steps = (Object.keys(HOURS_OF) as EscalationStep[]).flatMap((step): StepDue[] => {
    if (!isChild && OF_CHILDREN.includes(step)) return taken.includes(step) ? [{ step, dueAt: null }] : [];
    return [{ step, dueAt: new Date(since.getTime() + clock[HOURS_OF[step]] * HOUR) }];
  });
  const placeOf = ({ dueAt }: StepDue) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return steps.sort((one, other) => (placeOf(one) === placeOf(other) ? 0 : placeOf(one) - placeOf(other)));
}

/** The setting that was in force at a moment. @param clocks the latest first */
export const clockAt = <Clock extends { validFrom: Date }>(
  clocks: readonly Clock[],
  moment: Date,
): Clock | undefined => clocks.find(({ validFrom }) => validFrom <= moment);
