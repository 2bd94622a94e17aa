import type { Random } from '../seed/random.js';

export type FailureReason =
  | 'CLIENT_REFUSED'
  | 'LACK_OF_CAPACITY'
  | 'NO_LONGER_NEEDED'
  | 'UNABLE_TO_CONTACT_CLIENT'
  | 'UNABLE_TO_CONTACT_ORGANISATION'
  | 'OTHER';

/** What became of a referral. Moments are milliseconds since 1970. */
export interface Course {
  state: 'IN_PROGRESS' | 'ACCEPTED' | 'REJECTED' | 'REVOKED' | 'DONE';
  answeredAt: number | null;
  closedAt: number | null;
  outcome: 'SUCCESSFUL' | 'UNSUCCESSFUL' | null;
  failureReason: FailureReason | null;
}

const ENDS = { SUCCESSFUL: 0.55, UNSUCCESSFUL: 0.19, REJECTED: 0.14, REVOKED: 0.12 } as const;
const WHY_UNSUCCESSFUL = {
  UNABLE_TO_CONTACT_CLIENT: 0.45,
  CLIENT_REFUSED: 0.2,
  NO_LONGER_NEEDED: 0.15,
  LACK_OF_CAPACITY: 0.1,
  UNABLE_TO_CONTACT_ORGANISATION: 0.05,
  OTHER: 0.05,
} as const;
const WHY_REJECTED = { LACK_OF_CAPACITY: 0.7, UNABLE_TO_CONTACT_CLIENT: 0.15, OTHER: 0.15 } as const;
const WHY_REVOKED = { NO_LONGER_NEEDED: 0.6, UNABLE_TO_CONTACT_CLIENT: 0.3, CLIENT_REFUSED: 0.1 } as const;

/** A referral that waits for its answer or, answered, for its end. @param until now, for who asks */
export function openCourse(random: Random, openedAt: number, until: number): Course {
  const accepted = random.chance(0.55);
  const answeredAt = accepted ? Math.floor(random.between(openedAt, until)) : null;
  return {
    state: accepted ? 'ACCEPTED' : 'IN_PROGRESS',
    answeredAt,
    closedAt: null,
    outcome: null,
    failureReason: null,
  };
}

/** A referral that is over before a moment. */
export function closedCourse(random: Random, openedAt: number, until: number): Course {
  const answered = Math.floor(random.between(openedAt, openedAt + (until - openedAt) / 2));
  const closed = Math.floor(random.between(answered + 1, until));
  switch (random.weighted(ENDS)) {
    case 'SUCCESSFUL':
      return {
        state: 'DONE',
        answeredAt: answered,
        closedAt: closed,
        outcome: 'SUCCESSFUL',
        failureReason: null,
      };
    case 'UNSUCCESSFUL':
      return {
        state: 'DONE',
        answeredAt: answered,
        closedAt: closed,
        outcome: 'UNSUCCESSFUL',
        failureReason: random.weighted(WHY_UNSUCCESSFUL),
      };
    case 'REJECTED':
      return {
        state: 'REJECTED',
        answeredAt: answered,
        closedAt: answered,
        outcome: null,
        failureReason: random.weighted(WHY_REJECTED),
      };
    case 'REVOKED':
      return {
        state: 'REVOKED',
        answeredAt: null,
        closedAt: closed,
        outcome: null,
        failureReason: random.weighted(WHY_REVOKED),
      };
  }
}
