import { PLAIN } from '@mrrm/platform/access/plain-types';
import type { Slice } from '@mrrm/platform/slice';
import type { OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import type { Walker } from './roles.js';
import { inParts, type Model, type Probe } from './walk.js';

/**
 * The slice with a guard that lets every field, filter and argument by. The table that its predicates ask stays as it is: what
 * is hidden then is hidden by them.
 */
export const withoutGuard = <Loaders>(slice: Slice<Loaders>): Slice<Loaders> => ({
  ...slice,
  async build() {
    const { types, filters, arguments: taken } = slice.access;
    const rules = Object.entries(types).flatMap(([name, rule]) => (name === 'Mutation' ? [] : [rule]));
    const groups = [...rules.map(({ fields }) => fields), ...Object.values(filters), ...Object.values(taken)];
    const bases = rules.map(({ base }) => base);
    const kept = groups.map((one) => ({ ...one }));
    for (const rule of rules) rule.base = PLAIN;
    for (const one of groups) for (const name of Object.keys(one)) one[name] = PLAIN;
    try {
      return await slice.build();
    } finally {
      for (const [index, rule] of rules.entries()) rule.base = bases[index]!;
      for (const [index, one] of groups.entries()) Object.assign(one, kept[index]);
    }
  },
});

/**
 * Asks every way to a row of a slice that has no guard: it leads to those rows that the model lets the walker read, and
 * to no other.
 * @returns how many cells were compared, and one sentence for each difference
 */
export async function walkWithoutGuard(
  slice: OneSlice,
  model: Model,
  asked: { walker: Walker; actor: object }[],
  probes: Probe[],
): Promise<{ cells: number; differences: string[] }> {
  const told = [];
  for (const some of inParts(probes)) told.push(await walkPart(slice, model, asked, some));
  return {
    cells: told.reduce((sum, { cells }) => sum + cells, 0),
    differences: told.flatMap(({ differences }) => differences),
  };
}

async function walkPart(
  slice: OneSlice,
  model: Model,
  asked: { walker: Walker; actor: object }[],
  probes: Probe[],
): Promise<{ cells: number; differences: string[] }> {
  const parts = probes.map(
    ({ field }, index) =>
      `p${index}: ${field.replace('$value', `$v${index}`).replace('SELECTION', '__typename')}`,
  );
  const signature = probes.map(({ value: [type] }, index) => `$v${index}: ${type}`);
  const query = `query (${signature.join(', ')}) { ${parts.join(' ')} }`;
  const variables = Object.fromEntries(probes.map(({ value }, index) => [`v${index}`, value[1]]));
  let cells = 0;
  const differences: string[] = [];
  await askEach(asked, async ({ walker, actor }) => {
    const { data, errors } = await slice.ask(actor, query, variables);
    // A finder may refuse by itself what a list must not be selected by; anything else has gone wrong.
    const odd = errors?.find(({ extensions }) => extensions.code !== 'FORBIDDEN');
    if (odd) differences.push(`${walker.role} of ${walker.organisation}: ${odd.message}`);
    for (const [index, { name, row, found, from, find }] of probes.entries()) {
      const answer = data?.[`p${index}`];
      const isFound = Boolean(answer && find(answer));
      const isOpen = (!from || model.reads(walker, from, row)) && model.reads(walker, found, row);
      cells += 1;
      if (isFound !== isOpen)
        differences.push(
          `${walker.role} of ${walker.organisation} at ${walker.centre} ${isFound ? 'finds' : 'does not find'} a row at ${row.centre} by ${name}`,
        );
    }
  });
  return { cells, differences };
}
