import type { GraphQLSchema } from 'graphql';
import type { Answer, OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import type { Walker } from './roles.js';
import { keepsFrom, type Rule, reads } from './rules.js';
import { type Selection, selectionOf, textOf, wholeWays } from './selection.js';

/** A row of the walk's world: where it lies, whose it is, and what it opens to whom. */
export interface Row {
  id: string;
  centre: string;
  owner: string;
  /** Groups that a clause or a consent opens to the other organisation; absent for none. */
  opens?: string[];
  /** Groups that are open to the walk's partner on this row, which is none of the two. */
  opensToPartner?: string[];
  /** Whether the walk's legal representative represents the person of the row. */
  represented?: boolean;
}

/** One way to a row. */
export interface Probe {
  name: string;
  type: string;
  row: Row;
  /** The rule that the way itself asks for: of each field that leads to the row. */
  through: Rule[];
  /** The rule by which the way finds rows. */
  found: Rule;
  /** A root field with `$value` for its variable and `SELECTION` for what is asked of the row. */
  field: string;
  /** Type and value of the variable. */
  value: [type: string, value: unknown];
  /** Names of the fields between the root field and the row: a refusal at one of them closes the way. */
  way?: string[];
  /** Finds the row in the value of the root field; null or undefined when it is not there. */
  // biome-ignore lint/suspicious/noExplicitAny: each way has an answer of its own shape.
  find(data: any): Record<string, unknown> | null | undefined;
  /** The rule of the row from which the way goes on, when it does: that row's access counts for the way's fields. */
  from?: Rule;
}

/** What the model says of one cell. */
export type Expected = 'READ' | 'REFUSED' | 'ABSENT' | 'CLOSED';

export interface Model {
  /** Whether the walker reads a group of a row. */
  reads(walker: Walker, rule: Rule, row: Row): boolean;
}

/** Probes that are asked in one request, with its text. */
interface Part {
  probes: Probe[];
  selections: Selection[];
  query: string;
}

/** Asks `some` of each row, and `all` where the variable of its probe says so: the text is the same for every walker. */
function partOf(schema: GraphQLSchema, rules: Map<string, Rule>, probes: Probe[]): Part {
  const selections = probes.map((probe) => selectionOf(schema, rules, probe));
  const parts = probes.map(({ field, type }, index) => {
    const some = textOf(schema, type, selections[index]!.some);
    const asked = `${some} ...of${type} @include(if: $w${index})`;
    return `p${index}: ${field.replace('$value', `$v${index}`).replace('SELECTION', asked)}`;
  });
  const texts = new Map(
    probes.map(({ type }, index) => [type, textOf(schema, type, selections[index]!.all)]),
  );
  const fragments = [...texts].map(([type, text]) => `fragment of${type} on ${type} { ${text} }`);
  const signature = probes.map(({ value: [type] }, index) => `$v${index}: ${type}, $w${index}: Boolean!`);
  const query = `query (${signature.join(', ')}) { ${parts.join(' ')} } ${fragments.join(' ')}`;
  return { probes, selections, query };
}

/** Asks the probes of a part as one walker, in one request, and compares every field with the model. */
async function walkPart(
  slice: OneSlice,
  rules: Map<string, Rule>,
  model: Model,
  { walker, actor }: { walker: Walker; actor: object },
  { probes, selections, query }: Part,
  whole: Set<Probe>,
): Promise<{ cells: number; differences: string[] }> {
  const variables = Object.fromEntries(
    probes.flatMap((probe, index) => [
      [`v${index}`, probe.value[1]],
      [`w${index}`, whole.has(probe)],
    ]),
  );
  const answer = await slice.ask(actor, query, variables);
  let cells = 0;
  const differences: string[] = [];
  for (const [index, probe] of probes.entries()) {
    const starts = !probe.from || model.reads(walker, probe.from, probe.row);
    const passes = probe.through.every((rule) =>
      probe.from ? model.reads(walker, rule, probe.row) : passesBy(rule, walker, probe.row),
    );
    const visible = model.reads(walker, probe.found, probe.row);
    const { all, some } = selections[index]!;
    for (const field of whole.has(probe) ? all : some) {
      let expected: Expected = 'CLOSED';
      if (!starts || (passes && !visible)) expected = 'ABSENT';
      else if (passes)
        expected = model.reads(walker, rules.get(`${probe.type}.${field}`)!, probe.row) ? 'READ' : 'REFUSED';
      const got = gotOf(answer, `p${index}`, probe, field);
      if (got !== expected)
        differences.push(
          `${walker.role} of ${walker.organisation} at ${walker.centre}, row at ${probe.row.centre}, ${probe.name} > ${field}: expected ${expected}, got ${got}`,
        );
      cells += 1;
    }
  }
  return { cells, differences };
}

/** Whether a field that holds nothing itself lets somebody by; who has the own rows alone is let by, and finds those. */
const passesBy = (rule: Rule, { letter, organisation }: Walker, { owner }: Row): boolean =>
  reads(rule, letter) && (rule.across === '=' || !keepsFrom(rule, organisation, owner));

const REFUSALS = new Set(['FORBIDDEN', 'CONSENT_REQUIRED']);

function gotOf({ data, errors = [] }: Answer, alias: string, probe: Probe, field: string): string {
  const here = (errors as { path?: (string | number)[]; extensions: { code: string } }[]).filter(
    ({ path }) => !path || path[0] === alias,
  );
  const odd = here.find(({ path, extensions }) => !path || !REFUSALS.has(extensions.code));
  if (odd) return `ERROR ${JSON.stringify(odd)}`;
  const way = new Set([alias, ...(probe.way ?? [])]);
  const node = data?.[alias] && probe.find(data[alias]);
  if (!node) return here.some(({ path }) => way.has(String(path!.at(-1)))) ? 'CLOSED' : 'ABSENT';
  const refused = here.some(
    ({ path }) => path!.at(-1) === field && nodeAt(data, path!.slice(0, -1)) === node,
  );
  if (!refused) return 'READ';
  return node[field] === null ? 'REFUSED' : `REFUSED WITH ${JSON.stringify(node[field])}`;
}

const nodeAt = (data: unknown, path: (string | number)[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null)?.[step], data);

const MOST_PROBES = 20;

/** As many probes as one question may hold: each has variables of its own, and a slice takes at most 200. */
export const inParts = (probes: Probe[]): Probe[][] =>
  Array.from({ length: Math.ceil(probes.length / MOST_PROBES) }, (_, part) =>
    probes.slice(part * MOST_PROBES, (part + 1) * MOST_PROBES),
  );

/**
 * Walks every way to every row as every walker, a few walkers at a time. Each asks every field of a row on one of the ways
 * to it, and one field of each rule on the others.
 * @returns how many cells were compared, and the differences
 */
export async function walk(
  slice: OneSlice,
  schema: GraphQLSchema,
  rules: Map<string, Rule>,
  model: Model,
  asked: { walker: Walker; actor: object }[],
  probes: Probe[],
): Promise<{ cells: number; differences: string[] }> {
  const parts = inParts(probes).map((some) => partOf(schema, rules, some));
  let cells = 0;
  const differences: string[] = [];
  await askEach(asked, async (one) => {
    const whole = wholeWays(one.walker, probes);
    for (const part of parts) {
      const found = await walkPart(slice, rules, model, one, part, whole);
      cells += found.cells;
      differences.push(...found.differences);
    }
  });
  return { cells, differences };
}
