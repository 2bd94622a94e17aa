import type { Actor } from '../wire/actor.js';
import { type AuditEvent, FORMAT, whoAsked } from './event.js';

/** People whom one event names at most: who reads the history of one of them reads the others' numbers, too. */
const MOST_PEOPLE = 500;

/**
 * Events of a write about many people at once. Each of them is named, as by the writes about one, so that the history of each
 * tells it.
 * @param people in any order, each once
 */
export function eventsAbout(actor: Actor, operation: string, people: readonly string[]): AuditEvent[] {
  const sorted = [...people].sort();
  const events: AuditEvent[] = [];
  for (let from = 0; from < sorted.length; from += MOST_PEOPLE)
    events.push({ ...eventOf(actor, operation), people: sorted.slice(from, from + MOST_PEOPLE) });
  return events;
}

/** The event of a command that is about nobody. */
export const eventOf = (actor: Actor, operation: string): AuditEvent => ({
  format: FORMAT,
  kind: 'WRITE',
  operation,
  ...whoAsked(actor),
  entities: [],
  people: [],
  outcome: 'DONE',
});
