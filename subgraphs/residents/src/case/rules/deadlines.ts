/** Hours after an arrival within which obvious special needs are looked for: EASO-UAC-2018 8.2. */
export const SCREENING_HOURS = 24;

/** Days after which a case is reviewed again: inter-agency guidelines for case management and child protection. */
export const REVIEW_AFTER_DAYS = 92;
