import { must, same, shortened } from '../../promise.mjs';
import { LIST, REFERENCES, RESIDENT, referencesTo } from '../questions.mjs';
import { foundBy } from './registering.mjs';

const promise = (name, says, keeps) => ({ id: `access/${name}`, says, needs: ['writes/registered'], keeps });

/** A field is null, and one error says why: which code, where, by which rule. */
export function closed({ data, errors }, path, what, code = 'FORBIDDEN') {
  const value = path.reduce((at, name) => at?.[name] ?? null, data);
  same(value, null, what);
  const error = errors.find((one) => JSON.stringify(one.path) === JSON.stringify(path));
  must(error, `${what} is null without an error at ${path.join('.')}`);
  same(error.extensions?.code, code, `the code for ${what}`);
}

/** Whether anything of people comes back on the ways by which one gets at somebody. */
async function nothingComes({ slice, actors, people, centre, prefix }, actor, what) {
  const [{ id, input }] = people;
  const asked = actors[actor];
  const one = await slice.ask(asked, RESIDENT, { id });
  same(one.data?.resident ?? null, null, `the person, asked for by ${what}`);
  must(
    one.errors.every(({ extensions }) => extensions?.code === 'NOT_FOUND'),
    `the person is hidden from ${what}, and an error tells of it: ${shortened(JSON.stringify(one.errors))}`,
  );
  const entities = await slice.ask(asked, REFERENCES, referencesTo([id]));
  same(entities.data?._entities, [null], `the reference, followed by ${what}`);
  const { data } = await slice.ask(asked, LIST, { centre, first: 10, number: prefix });
  same(data?.residents?.nodes ?? [], [], `the list of ${what}`);
  must(!data?.residents?.totalCount, `the total of ${what} is ${data?.residents?.totalCount}`);
  same(
    await foundBy({ slice, actors: { registrar: asked } }, input.registrationNumber),
    [],
    `who is found by number by ${what}`,
  );
}

/** Who gets what: role, purpose, centre, organisation. */
export const access = [
  promise(
    'role',
    'What is not for a role is null, with FORBIDDEN at its path and the rule; the rest stands',
    async (world) => {
      const { slice, actors, people } = world;
      const told = await slice.ask(
        actors.nurse,
        'query Family($id: ID!) { resident(id: $id) { id familySituation } }',
        { id: people[0].id },
      );
      same(told.data?.resident?.id, people[0].id, 'what is for the role');
      closed(told, ['resident', 'familySituation'], 'what is not for the role');
      must(told.errors[0].extensions.rule, 'the refusal names no rule');
    },
  ),
  promise(
    'figures-alone',
    'A role that reads figures alone finds nobody',
    async ({ slice, actors, people }) => {
      closed(
        await slice.ask(actors.analyst, RESIDENT, { id: people[0].id }),
        ['resident'],
        'a person, asked for by an analyst',
      );
    },
  ),
  promise(
    'purpose',
    'A purpose that is not the role’s is refused with FORBIDDEN',
    async ({ slice, actors, people }) => {
      const told = await slice.ask({ ...actors.caseManager, purpose: 'STATISTICS' }, RESIDENT, {
        id: people[0].id,
      });
      closed(told, ['resident'], 'a person, asked for for another purpose');
    },
  ),
  promise(
    'centre',
    'Somebody of another centre finds nobody: by identifier, reference, list, total and number',
    (world) => nothingComes(world, 'elsewhere', 'somebody of another centre'),
  ),
  promise(
    'organisation',
    'Somebody of an organisation to which nothing is open finds nobody, on no way',
    (world) => nothingComes(world, 'stranger', 'somebody of another organisation'),
  ),
  {
    ...promise(
      'filter',
      'Who may not read a value may not choose by it',
      async ({ slice, actors, centre }) => {
        const told = await slice.ask(
          actors.nurse,
          'query Chosen($centre: ID!) { residents(centreId: $centre, filter: { familySituation: WITH_FAMILY }) { totalCount } }',
          { centre },
        );
        closed(told, ['residents'], 'a list chosen by what is not for the role');
      },
    ),
    level: 'FULL',
  },
];
