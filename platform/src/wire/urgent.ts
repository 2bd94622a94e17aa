import { Directive } from 'type-graphql';
import { URGENT_TAG } from './urgent-tag.js';

/**
 * Marks a write on which somebody's safety hangs: who is there, who sleeps where, an emergency. It is let in before all other
 * operations, and waits longest before it is refused.
 */
export const Urgent = () => Directive(`@tag(name: "${URGENT_TAG}")`);
