/** What is kept of somebody for a time of its own, and then no longer as that person's. */
export const RetentionClass = {
  REGISTER: 'REGISTER',
  PROTECTION: 'PROTECTION',
  REPRESENTATION: 'REPRESENTATION',
  CONSENTS: 'CONSENTS',
  EMERGENCIES: 'EMERGENCIES',
  ASSISTANCE: 'ASSISTANCE',
  PRESENCE: 'PRESENCE',
} as const;
export type RetentionClass = keyof typeof RetentionClass;
