import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Slice } from '@mrrm/platform/slice';
import { buildSchema, isEnumType, isNonNullType, isObjectType, Kind, parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';

const schema = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../schema/${name}.graphql`, import.meta.url)), 'utf8');

/** No slice imports another: what two of them ask or list alike, they say twice. */
const questions = async () =>
  (
    await Promise.all(
      OWNERS.map(async (owner) => {
        const { slice } = (await import(`../subgraphs/${owner}/dist/slice.js`)) as { slice: Slice<unknown> };
        return Object.values(slice.lookups).flatMap(({ fit }) => (fit ? [{ owner, ...fit }] : []));
      }),
    )
  ).flat();

it('every question to an owner is one that the owner answers, with its arguments and in its words', async () => {
  const api = buildSchema(schema('api'));
  const asked = await questions();
  expect(asked.length).toBeGreaterThan(3);
  for (const { owner, field, arguments: given, objections } of asked) {
    const answer = api.getQueryType()!.getFields()[field]!;
    const types = Object.fromEntries(answer.args.map(({ name, type }) => [name, String(type)]));
    expect({ ...types, id: 'ID!', ...given }, `${owner} asks ${field}`).toEqual(types);
    const left = answer.args.filter(
      ({ name, type }) => name !== 'id' && !(name in given) && isNonNullType(type),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
    const judgement = api.getType(String(answer.type));
    const words = isObjectType(judgement) && judgement.getFields()['objections']!.type;
    const list = api.getType(String(words).replace(/[[\]!]/g, ''));
    const known = isEnumType(list) ? list.getValues().map(({ name }) => name) : [];
    for (const word of Object.keys(objections))
      expect(known, `${owner} reads ${word} of ${field}`).toContain(word);
  }
});

it('two slices that ask the same tell an objection in the same sentence', async () => {
  const told = new Map<string, object>();
  let alike = 0;
  for (const { field, objections } of await questions())
    for (const [word, objection] of Object.entries(objections)) {
      const earlier = told.get(`${field} ${word}`);
      if (earlier) expect([field, word, objection]).toEqual([field, word, earlier]);
      if (earlier) alike += 1;
      told.set(`${field} ${word}`, objection);
    }
  expect(alike).toBeGreaterThan(1);
});

it('a list of words that several slices have is the same in each, with what each word means', () => {
  const lists = new Map<string, string>();
  let alike = 0;
  for (const owner of OWNERS)
    for (const one of parse(schema(owner)).definitions) {
      if (one.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
      const earlier = lists.get(one.name.value);
      if (earlier) expect(print(one), owner).toBe(earlier);
      if (earlier) alike += 1;
      lists.set(one.name.value, print(one));
    }
  expect(alike).toBeGreaterThan(1);
});
