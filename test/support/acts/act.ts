import type { ActTable } from '@mrrm/platform/agreement/acts';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Answer, OneSlice } from '../one-slice/slice.js';

/** One act that a slice lets through: its input, whom it concerns, and what it performs. */
export interface Act {
  input: object;
  /** Who must stand in its event. */
  people: string[];
  /** The functions that it performs under an SOP; none for what rests on no agreement. */
  functions: readonly string[];
  /** Who does it, where that is not the usual one. */
  actor?: object;
}

/** By mutation: makes the rows that an act needs, and the act. */
export type Acts = Record<string, () => Promise<Act>>;

/** The functions that a mutation performs, as far as the table of acts says them. */
export const functionsOf = (acts: ActTable, name: string): readonly string[] => {
  const rule = acts[name];
  return rule && 'functions' in rule ? rule.functions : [];
};

/** Performs an act with a key of its own, unless the input has one. */
export function perform(slice: OneSlice, actor: object, name: string, input: object): Promise<Answer> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) {
    ${name}(input: $input) { userErrors { code message path clause owner rule opens } } }`;
  return slice.ask(actor, query, { input: { idempotencyKey: newIdentifier(), ...input } });
}
