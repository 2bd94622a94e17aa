import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { driftOf, readPublished, readServed } from '../src/published-fields.js';
import { compose, type Graph, startGraph } from './support/graph.js';
import { typeDefs } from './support/subgraph.js';

const drifting = (published: string, served: string) =>
  driftOf(
    readPublished(compose('http://a', 'http://b', published)).get('centres')!,
    readServed(typeDefs.centres + served),
  ).sort();

describe('what is published against what is served', () => {
  it('names a field, an argument, a word and a type that differ, and nothing that is served beside', () => {
    expect(
      drifting(
        ` extend type Query { fresh(of: Mood, at: Int): String } enum Mood { GOOD BAD } extend type Centre { size: Int! }`,
        ` extend type Query { fresh(of: Mood): String beside: Int } enum Mood { GOOD } extend type Centre { size: Int }`,
      ),
    ).toEqual([
      'Centre.size is served as Int, and published as Int!',
      'Mood.BAD is not served',
      'Query.fresh(at:) is not served',
    ]);
  });

  it('is nothing where all is alike, also of a type of several owners', () => {
    expect(drifting('', '')).toEqual([]);
    const published = readPublished(compose('http://a', 'http://b'));
    expect(driftOf(published.get('people')!, readServed(typeDefs.people))).toEqual([]);
  });

  it('is nothing for the slices of this checkout', () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
    const published = readPublished(read('supergraph'));
    expect([...published.keys()].sort()).toEqual(['facilities', 'residents', 'services', 'staff']);
    for (const [name, places] of published) {
      expect(places.size, name).toBeGreaterThan(100);
      expect(driftOf(places, readServed(read(name))), name).toEqual([]);
    }
  });
});

describe('a gateway that runs', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ driftMilliseconds: 200 });
  });
  afterAll(() => graph.close());

  const told = () =>
    graph.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg.startsWith('what is published'));

  it('says once what a slice does not serve that was published, and once that it does', async () => {
    const before = compose(graph.centres.url, graph.people.url);
    const ahead = compose(graph.centres.url, graph.people.url, ' extend type Query { fresh: String }');
    await writeFile(graph.supergraphFile, ahead);
    await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 10_000 });
    expect(told()[0]).toMatchObject({ level: 40, drift: { centres: ['Query.fresh is not served'] } });
    await writeFile(graph.supergraphFile, before);
    await vi.waitFor(() => expect(told()).toHaveLength(2), { timeout: 10_000 });
    expect(told()[1]).toMatchObject({ level: 30, msg: 'what is published is served' });
  });

  it('says of a slice that does not tell what it serves that it is not known', async () => {
    const away = { people: 'http://127.0.0.1:9/graphql' };
    const other = await startGraph({ driftMilliseconds: 60, subgraphUrls: away });
    try {
      const line = await vi.waitFor(
        () => {
          const found = other.logged.find((one) => one.includes('not known to be served'));
          expect(found).toBeDefined();
          return found!;
        },
        { timeout: 10_000 },
      );
      expect(JSON.parse(line)).toMatchObject({ level: 40, silent: ['people'] });
    } finally {
      await other.close();
    }
  });
});
