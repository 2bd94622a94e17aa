import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import { selectionOf } from './questions.js';
import type { Walker } from './roles.js';

/** A write that meets something on record, or does not. */
export interface Attempt {
  name: string;
  mutation: string;
  /** Whether somebody may know of what stands in the way. */
  knows(walker: Walker): boolean;
  /**
   * Makes the rows of one trial, fresh each time.
   * @param there whether what stands in the way is there; else nothing is, or what looks the same to whoever may not know
   * @returns the input, and every text of those rows that is not in the input
   */
  prepare(walker: Walker, there: boolean): Promise<{ input: object; hidden: string[] }>;
  /** The code that somebody has to meet, so that the trial is one; DONE where it is to pass for somebody. */
  meets: string;
  /** The only sentence by which the two may differ for those who may not know: a decision, with its record. */
  tells?: string;
}

export interface Messages {
  cells: number;
  differences: string[];
  /** The attempts of which somebody met what they are about. */
  met: Set<string>;
}

/** What is another one at each trial: identifiers, moments, and the numbers and names that the trial makes up. */
const alike = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '#')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@')
    .replace(/(?:[bdfghjklmnrstzqx]a){20}/g, '#');

/**
 * Tries every write as everybody, twice: with what stands in the way, and without. To those who may not know of it the
 * two answers are the same, or differ by one decided sentence; and no answer holds a text of the hidden rows. An answer is
 * all of it: payload, user errors, warnings and errors.
 */
export async function walkMessages(
  slice: OneSlice,
  schema: GraphQLSchema,
  asked: { walker: Walker; actor: object }[],
  attempts: Attempt[],
): Promise<Messages> {
  const found: Messages = { cells: 0, differences: [], met: new Set() };
  const byMutation = new Map<string, Attempt[]>();
  for (const attempt of attempts)
    byMutation.set(attempt.mutation, [...(byMutation.get(attempt.mutation) ?? []), attempt]);
  const trials = asked.flatMap((one) => [...byMutation.values()].map((own) => ({ ...one, own })));
  await askEach(trials, async ({ walker, actor, own }) => {
    const who = `${walker.role} of ${walker.organisation} at ${walker.centre}`;
    for (const attempt of own) {
      const knows = attempt.knows(walker);
      // Of those who may know, one who meets it is enough.
      if (knows && found.met.has(attempt.name)) continue;
      const with_ = await tryOnce(slice, schema, actor, attempt, walker, true);
      if (with_.codes.includes(attempt.meets)) found.met.add(attempt.name);
      if (!knows) {
        const without = with_.isShutOut ? with_ : await tryOnce(slice, schema, actor, attempt, walker, false);
        found.cells += 1 + with_.hidden.length;
        found.differences.push(...differencesOf(attempt, with_, without).map((one) => `${who} ${one}`));
      }
      // Whom the role or the purpose shuts out is answered before anything is read, whatever the input is.
      if (with_.isShutOut) break;
    }
  });
  return found;
}

type Tried = Awaited<ReturnType<typeof tryOnce>>;

/** What somebody who may not know is told of what stands in the way. */
function differencesOf({ name, tells }: Attempt, with_: Tried, without: Tried): string[] {
  const told = with_.hidden.filter((text) => with_.whole.includes(text));
  const differences = told.map((text) => `is told ${text} by ${name}`);
  const isDecided = tells !== undefined && with_.messages.length === 1 && with_.messages[0] === tells;
  if (!isDecided && alike(with_.whole) !== alike(without.whole))
    differences.push(
      `hears a difference in ${name}: ${with_.whole.slice(0, 600)} > ${without.whole.slice(0, 600)}`,
    );
  return differences;
}

async function tryOnce(
  slice: OneSlice,
  schema: GraphQLSchema,
  actor: object,
  { mutation, prepare }: Attempt,
  walker: Walker,
  there: boolean,
) {
  const { input, hidden } = await prepare(walker, there);
  const field = schema.getMutationType()!.getFields()[mutation]!;
  const payload = getNamedType(field.type) as GraphQLObjectType;
  const selection = Object.values(payload.getFields()).map(({ name, type }) =>
    isObjectType(getNamedType(type)) ? `${name} ${selectionOf(type, 0)}` : name,
  );
  const query = `mutation ($input: ${getNamedType(field.args[0]!.type).name}!) { ${mutation}(input: $input) { ${selection.join(' ')} } }`;
  const answer = await slice.ask(actor, query, { input: { idempotencyKey: newIdentifier(), ...input } });
  const told = (answer.data?.[mutation]?.userErrors ?? []) as { code: string; message: string }[];
  const errors = answer.errors ?? [];
  const isMisunderstood = errors.some(({ message }) => /Variable|Cannot query/.test(message));
  if (isMisunderstood) throw new Error(`${mutation} was not understood: ${errors[0]!.message}`);
  return {
    hidden,
    isShutOut: errors.length === 1 && isOfTheField(errors[0] as RootError),
    whole: JSON.stringify(answer),
    codes: told.length + errors.length > 0 ? told.map(({ code }) => code) : ['DONE'],
    messages: [...told.map(({ message }) => message), ...errors.map(({ message }) => message)],
  };
}

type RootError = { path?: unknown[]; extensions: { code: string } };
const isOfTheField = ({ path, extensions }: RootError) =>
  path?.length === 1 && extensions.code === 'FORBIDDEN';
