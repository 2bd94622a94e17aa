import { GraphClient } from '@mrrm/platform/graph/graph-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GraphOfOthers, startGraphOfOthers } from '../../test/support/one-slice/others.js';

let graph: GraphOfOthers;
let client: GraphClient;
beforeAll(async () => {
  graph = await startGraphOfOthers();
});
beforeEach(() => {
  graph.asked.length = 0;
  client = new GraphClient({
    url: `${graph.url}/graphql`,
    tokenUrl: `${graph.url}/token`,
    clientId: 'test',
    clientSecret: 'of-a-test-only',
    lookups: { Thing: { field: 'thing' } },
  });
});
afterAll(() => graph.stop());

const things = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ typename: 'Thing', id: `thing-${index}` }));

describe('a question whether entities exist', () => {
  it('is answered with "unreachable" while nobody is there', async () => {
    graph.away = true;
    expect(new Set(await client.existence(things(23)))).toEqual(new Set(['UNREACHABLE']));
    graph.away = false;
    await client.close();
  });

  it('is asked for at most ten at once, and answered in the order of the question', async () => {
    graph.known = new Set(['thing-0', 'thing-9', 'thing-10', 'thing-22']);
    const answers = await client.existence(things(23));
    expect(answers.flatMap((answer, index) => (answer === 'PRESENT' ? [index] : []))).toEqual([0, 9, 10, 22]);
    expect(answers.filter((answer) => answer === 'ABSENT')).toHaveLength(19);
    expect([...graph.asked].sort((a, b) => b - a)).toEqual([10, 10, 3]);
    await client.close();
  });
});
