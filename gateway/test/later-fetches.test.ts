import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askLater, type PlanNode, type QueryPlan } from '../src/plan/later-fetches.js';

type Kind = 'query' | 'mutation';
const SLICES = ['north', 'south'];
let made = 0;

const fetch = (serviceName: string, operationKind: Kind = 'query', requires = true): PlanNode =>
  ({
    kind: 'Fetch',
    serviceName,
    operation: `${(made += 1)}`,
    operationKind,
    ...(requires && { requires: [] }),
  }) as never;
const entities = (serviceName: string, ...path: string[]): PlanNode => ({
  kind: 'Flatten',
  path,
  node: fetch(serviceName),
});
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });
const planOf = (node: PlanNode): QueryPlan => ({ kind: 'QueryPlan', node });

/** What has to be over before each fetch begins: the fetches of a plan by name, each with those that come before it. */
function order(node: PlanNode, before: string[] = [], all = new Map<string, string[]>()) {
  const names = (one: PlanNode): string[] => [...order(one).keys()];
  if (node.kind === 'Fetch') all.set(node.operation, before);
  if (node.kind === 'Flatten') order(node.node, before, all);
  if (node.kind === 'Parallel') for (const part of node.nodes) order(part, before, all);
  if (node.kind === 'Condition' && node.ifClause) order(node.ifClause, before, all);
  if (node.kind === 'Sequence') {
    let known = before;
    for (const step of node.nodes) {
      order(step, known, all);
      known = [...known, ...names(step)];
    }
  }
  return all;
}

/** The requests of a plan, when what one slice is asked at once is one request. */
function requests(node: PlanNode): number {
  const rounds = new Set<string>();
  const slices = new Map<string, string>();
  const walk = (one: PlanNode): void => {
    if (one.kind === 'Fetch') slices.set(one.operation, one.serviceName);
    if (one.kind === 'Flatten') walk(one.node);
    if (one.kind === 'Parallel' || one.kind === 'Sequence') one.nodes.forEach(walk);
    if (one.kind === 'Condition' && one.ifClause) walk(one.ifClause);
  };
  walk(node);
  for (const [name, before] of order(node)) rounds.add(`${slices.get(name)} after ${before.join()}`);
  return rounds.size;
}

const { tree } = fc.letrec<{ tree: PlanNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ slice: fc.constantFrom(...SLICES) }).map(({ slice }) => entities(slice, 'a', '@')),
    fc.constantFrom(...SLICES).map((slice) => fetch(slice, 'query', false)),
    fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((nodes) => parallel(...nodes)),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((nodes) => sequence(...nodes)),
    tie('tree').map((node): PlanNode => ({ kind: 'Condition', condition: 'yes', ifClause: node })),
  ),
}));
/** The same parts may come twice out of a generator; in a plan each fetch is one. */
const named = (node: PlanNode): PlanNode => {
  let name = 0;
  return JSON.parse(JSON.stringify(node), (key, value) => (key === 'operation' ? `f${(name += 1)}` : value));
};

const flagship = () =>
  parallel(
    sequence(entities('services', 'nodes', '@'), entities('staff', 'nodes', '@', 'provider')),
    entities('facilities', 'nodes', '@'),
    entities('staff', 'nodes', '@', 'caseManager'),
  );

describe('a plan that asks a slice twice, at once and later', () => {
  it('is not changed when it changes something', () => {
    const plan = planOf(sequence(fetch('residents', 'mutation', false), flagship()));
    const before = structuredClone(plan);
    askLater({ queryPlan: plan });
    expect(plan).toEqual(before);
  });

  it.each([
    [
      'under a condition',
      parallel(
        { kind: 'Condition', condition: 'yes', ifClause: sequence(entities('a'), entities('b')) },
        entities('b'),
      ),
    ],
    ['for what is no entity', parallel(sequence(entities('a'), entities('b')), fetch('b', 'query', false))],
    [
      'behind two rounds of others',
      parallel(sequence(entities('a'), entities('c'), entities('b')), entities('b')),
    ],
    [
      'behind two rounds in one step',
      parallel(sequence(parallel(sequence(entities('a'), entities('c'))), entities('b')), entities('b')),
    ],
    [
      'where it is asked in the same moment anyhow',
      parallel(sequence(entities('a'), entities('b')), entities('b'), sequence(entities('b'), entities('c'))),
    ],
    [
      'with others behind it',
      parallel(sequence(entities('a'), entities('b')), sequence(entities('b'), entities('c'))),
    ],
  ])('asks no later %s', (_, node) => {
    const plan = planOf(node);
    const before = structuredClone(plan);
    askLater({ queryPlan: plan });
    expect(plan).toEqual(before);
  });

  it('asks it once, behind the other', () => {
    const plan = planOf(flagship());
    const before = requests(plan.node as PlanNode);
    askLater({ queryPlan: plan });
    expect(requests(plan.node as PlanNode)).toBe(before - 1);
    expect(plan.node).toMatchObject({
      nodes: [
        {
          kind: 'Sequence',
          nodes: [
            {},
            {
              kind: 'Parallel',
              nodes: [{ path: ['nodes', '@', 'provider'] }, { path: ['nodes', '@', 'caseManager'] }],
            },
          ],
        },
        { path: ['nodes', '@'] },
      ],
    });
  });

  it('asks everything that it asked, each after all that it came after, and never more often', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const plan = planOf(named(drawn));
        const before = order(plan.node as PlanNode);
        const asked = requests(plan.node as PlanNode);
        askLater({ queryPlan: plan });
        const after = order(plan.node as PlanNode);
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        for (const [name, earlier] of before)
          expect(after.get(name)).toEqual(expect.arrayContaining(earlier));
        expect(requests(plan.node as PlanNode)).toBeLessThanOrEqual(asked);
        const once = structuredClone(plan);
        askLater({ queryPlan: plan });
        expect(plan).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});
