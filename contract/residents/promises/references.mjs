import { randomUUID } from 'node:crypto';
import { answered, codesOf, must, same } from '../../promise.mjs';
import { tooMuch } from '../../promises/limits.mjs';
import { REFERENCES, referencesTo } from '../questions.mjs';

/** As many as a router sends at once, and more than any does. */
const [BATCH, TOO_MANY] = [200, 5000];

const entitiesOf = async ({ slice, actors }, ids) =>
  answered(await slice.ask(actors.caseManager, REFERENCES, referencesTo(ids), 'References'), 'the references')
    ._entities;
const idsOf = (entities) => entities.map((entity) => entity?.id ?? null);

const promise = (name, says, keeps) => ({ id: `keys/${name}`, says, needs: ['writes/registered'], keeps });

/** How other slices' pointers are followed: `_entities`. */
export const references = [
  promise('order', '_entities answers in the order of the question', async (world) => {
    const ids = world.people.map(({ id }) => id);
    for (const asked of [ids, [...ids].reverse(), [ids[2], ids[4], ids[0]]])
      same(idsOf(await entitiesOf(world, asked)), asked, 'the order');
  }),
  promise(
    'unknown',
    'Whoever is not on record is null in that place, and the others are answered',
    async (world) => {
      const [one, other] = world.people;
      same(
        idsOf(await entitiesOf(world, [one.id, randomUUID(), other.id])),
        [one.id, null, other.id],
        'who was answered',
      );
    },
  ),
  promise('twice', 'Whoever is asked for twice is answered twice', async (world) => {
    const [one, other] = world.people;
    const asked = [one.id, one.id, other.id, one.id];
    same(idsOf(await entitiesOf(world, asked)), asked, 'who was answered');
  }),
  promise('batch', `${BATCH} references are answered at once`, async (world) => {
    const ids = world.people.map(({ id }) => id);
    const asked = Array.from({ length: BATCH }, (_, place) =>
      place % 3 === 2 ? randomUUID() : ids[place % ids.length],
    );
    const known = new Set(ids);
    same(
      idsOf(await entitiesOf(world, asked)),
      asked.map((id) => (known.has(id) ? id : null)),
      'who was answered',
    );
  }),
  promise('typename', 'Each is called what it is', async (world) => {
    const [entity] = await entitiesOf(world, [world.people[0].id]);
    same(entity.__typename, 'Resident', '__typename');
  }),
  {
    ...promise(
      'too-many',
      `${TOO_MANY} references in one call are refused`,
      async ({ slice, actors, people }) => {
        const of = Array.from({ length: TOO_MANY }, () => people[0].id);
        tooMuch(await slice.ask(actors.caseManager, REFERENCES, referencesTo(of)), 'it', [
          'TOO_EXPENSIVE',
          'BAD_USER_INPUT',
        ]);
      },
    ),
    id: 'limits/references',
  },
  {
    ...promise(
      'ids',
      'residentsByIds takes 1 to 100 identifiers, and refuses more with BAD_USER_INPUT',
      async (world) => {
        const { slice, actors, people } = world;
        const ask = (ids) =>
          slice.ask(actors.program, 'query ByIds($ids: [ID!]!) { residentsByIds(ids: $ids) { id } }', {
            ids,
          });
        const asked = [people[1].id, randomUUID(), people[0].id];
        same(
          idsOf(answered(await ask(asked), 'it').residentsByIds),
          [asked[0], null, asked[2]],
          'who was answered',
        );
        const told = await ask(Array.from({ length: 101 }, () => people[0].id));
        must(codesOf(told).includes('BAD_USER_INPUT'), `101 were answered with ${codesOf(told)}`);
      },
    ),
    id: 'limits/ids',
  },
];
