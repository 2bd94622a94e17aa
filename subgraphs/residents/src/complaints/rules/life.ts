import type { ComplaintCategory, ComplaintState } from '../values.js';

/** The category whose complaints have readers of their own. */
export const ABUSE: ComplaintCategory = 'SEXUAL_EXPLOITATION_OR_ABUSE';

/**
 * Within how many hours somebody is to say that a complaint was read. Assumptions: no published figure could be read; a report of abuse
 * waits for the next day at most.
 */
const HOURS = { abuse: 24, other: 72 };
const HOUR = 3_600_000;

/** Until when somebody is to say that a complaint was read. */
export const acknowledgeBy = (category: ComplaintCategory, receivedAt: Date): Date =>
  new Date(receivedAt.getTime() + (category === ABUSE ? HOURS.abuse : HOURS.other) * HOUR);

/** From which states a complaint comes to the next one. */
const FROM: Record<Exclude<ComplaintState, 'RECEIVED'>, readonly ComplaintState[]> = {
  ACKNOWLEDGED: ['RECEIVED', 'REOPENED'],
  ANSWERED: ['RECEIVED', 'ACKNOWLEDGED', 'REOPENED'],
  CLOSED: ['ACKNOWLEDGED', 'ANSWERED'],
  REOPENED: ['ANSWERED', 'CLOSED'],
};

/** A state to which somebody brings a complaint. */
export type ComplaintStep = keyof typeof FROM;

/** Whether a complaint may come from one state to another. */
export const mayBecome = (state: ComplaintState, step: ComplaintStep): boolean => FROM[step].includes(state);
