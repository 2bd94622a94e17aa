/** Those who refer and plan care. */
export const CASE_WORKERS = [
  'CASE_MANAGER',
  'SOCIAL_WORKER',
  'PSYCHOLOGIST',
  'LEGAL_COUNSELLOR',
  'NURSE',
  'CENTRE_MANAGER',
  'COORDINATOR',
];

/** The roles but for some. */
export const without = (roles: readonly string[], ...left: string[]) =>
  roles.filter((role) => !left.includes(role));
