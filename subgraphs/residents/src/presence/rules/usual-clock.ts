/** Hours after which something is due, counted from what a clock of a centre counts from. */
export interface ClockHours {
  /** From one check to the next one. */
  checkHours: number;
  caseManagerHours: number;
  centreManagerHours: number;
  legalRepresentativeHours: number;
  policeHours: number;
  childProtectionHours: number;
  /** From the return to the interview about it. */
  interviewHours: number;
}

/**
 * What holds at a centre that has said nothing. One check a day is EASO-UAC-2018 16.1d; no standard that could be read says the
 * others, so they are an assumption that each centre replaces.
 */
export const USUAL_CLOCK: ClockHours = {
  checkHours: 24,
  caseManagerHours: 0,
  centreManagerHours: 2,
  legalRepresentativeHours: 12,
  policeHours: 24,
  childProtectionHours: 24,
  interviewHours: 72,
};
