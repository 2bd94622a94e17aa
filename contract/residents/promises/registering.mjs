import { done, must, refusedWrite, same } from '../../promise.mjs';
import { BY_NUMBER, CORRECT, newKey, newName, REGISTER, RESIDENT, somebodyAt } from '../questions.mjs';

const PEOPLE = 5;
/** Three of the five arrive at one moment: a page that ends between them must neither repeat nor miss one. */
const ARRIVALS = [0, 1, 1, 1, 2];
const DAY = 86_400_000;

/** @returns {Promise<string[]>} the identifiers that a number finds */
export async function foundBy({ slice, actors }, number) {
  const { data } = await slice.ask(actors.registrar, BY_NUMBER, { number });
  return (data?.residentsByRegistrationNumber ?? []).map(({ id }) => id);
}

const register = ({ slice, actors }, input, actor = actors.registrar) =>
  slice.ask(actor, REGISTER, { input }, 'Register');

/** Corrects the given name of somebody from the version that was seen first. */
const correct = ({ slice, actors }, { id, version }, givenName) => {
  const input = {
    idempotencyKey: newKey(),
    residentId: id,
    expectedVersion: version,
    reason: 'Contract',
    givenName,
  };
  return slice.ask(actors.registrar, CORRECT, { input });
};

/** Each refused write is asked so, and then whether anything came of it. */
const refusal = (name, says, { more, actor = 'registrar', code, path, isFull = false }) => ({
  id: `writes/${name}`,
  says,
  ...(isFull && { level: 'FULL' }),
  needs: ['writes/registered'],
  async keeps(world) {
    const input = somebodyAt(world, more);
    const told = await register(world, input, world.actors[actor]);
    const refused = refusedWrite(told, 'registerResident', 'it');
    must(
      refused.some((one) => one.code === code),
      `it was refused as ${refused.map((one) => one.code)}, and not as ${code}`,
    );
    if (path) same(refused.find((one) => one.code === code).path, path, 'the path');
    must(
      (await foundBy(world, input.registrationNumber)).length === 0,
      'it was refused, and registered all the same',
    );
  },
});

/** The people of a run, and what a write promises. */
export const registering = [
  {
    id: 'writes/registered',
    says: 'registerResident registers somebody, who is found by identifier and by number',
    needs: ['access/token'],
    async keeps(world) {
      const { slice, actors } = world;
      world.people = [];
      const now = Date.now();
      for (const day of ARRIVALS) {
        const input = somebodyAt(world, { arrivedAt: new Date(now - (day + 1) * DAY).toISOString() });
        const told = await register(world, input);
        const { resident } = done(told, 'registerResident');
        must(resident?.id, 'it tells no identifier');
        same(resident.familyName, input.familyName, 'the family name');
        world.people.push({ id: resident.id, version: resident.version, input, request: told.request });
      }
      same(new Set(world.people.map(({ id }) => id)).size, PEOPLE, 'how many people there are');
      const [{ id, input }] = world.people;
      const { data } = await slice.ask(actors.caseManager, RESIDENT, { id });
      same(data?.resident?.id, id, 'who is found by identifier');
      same(await foundBy(world, input.registrationNumber), [id], 'who is found by number');
    },
  },
  refusal('role', 'A role that registers nobody is refused with FORBIDDEN, and nobody is registered', {
    actor: 'nurse',
    code: 'FORBIDDEN',
  }),
  refusal(
    'centre',
    'Nobody is registered at a centre that the sign-in does not reach: NOT_FOUND at centreId',
    {
      actor: 'elsewhere',
      code: 'NOT_FOUND',
      path: ['input', 'centreId'],
    },
  ),
  refusal(
    'input',
    'A value that cannot be is refused with BAD_USER_INPUT at its path, and nobody is registered',
    {
      more: { dateOfBirth: '2199-01-01' },
      code: 'BAD_USER_INPUT',
      path: ['input', 'dateOfBirth'],
    },
  ),
  {
    id: 'writes/number-once',
    says: 'A number that somebody at the centre has is refused with CONFLICT at registrationNumber',
    needs: ['writes/registered'],
    async keeps(world) {
      const { id, input } = world.people[3];
      const told = await register(world, somebodyAt(world, { registrationNumber: input.registrationNumber }));
      const refused = refusedWrite(told, 'registerResident', 'a second one');
      same(
        refused.map(({ code, path }) => [code, path]),
        [['CONFLICT', ['input', 'registrationNumber']]],
        'what it was refused for',
      );
      same(await foundBy(world, input.registrationNumber), [id], 'who has the number');
    },
  },
  {
    id: 'idempotency/repeated',
    says: 'The same write under the same key is answered as the first time, and done once',
    needs: ['writes/registered'],
    async keeps(world) {
      const input = somebodyAt(world);
      const [first, second] = [await register(world, input), await register(world, input)].map((told) =>
        done(told, 'registerResident'),
      );
      same(second.resident?.id, first.resident?.id, 'who is told of');
      same(await foundBy(world, input.registrationNumber), [first.resident?.id], 'who was registered');
    },
  },
  {
    id: 'idempotency/at-once',
    says: 'The same write, sent several times at one moment, is done once',
    needs: ['writes/registered'],
    async keeps(world) {
      const input = somebodyAt(world);
      const told = await Promise.all([1, 2, 3].map(() => register(world, input)));
      const ids = told.map((one) => done(one, 'registerResident').resident?.id);
      same(new Set(ids).size, 1, 'how many people were told of');
      same(await foundBy(world, input.registrationNumber), [ids[0]], 'who was registered');
    },
  },
  {
    id: 'idempotency/other-input',
    says: 'A key that was used for something else is refused with CONFLICT at idempotencyKey',
    needs: ['writes/registered'],
    async keeps(world) {
      const [{ input }] = world.people;
      const other = somebodyAt(world, { idempotencyKey: input.idempotencyKey });
      const refused = refusedWrite(await register(world, other), 'registerResident', 'it');
      same(
        refused.map(({ code, path }) => [code, path]),
        [['CONFLICT', ['input', 'idempotencyKey']]],
        'what it was refused for',
      );
      must(
        (await foundBy(world, other.registrationNumber)).length === 0,
        'it was refused, and registered all the same',
      );
    },
  },
  {
    id: 'idempotency/own',
    says: 'A key belongs to the person who uses it: the same text of somebody else is another key',
    needs: ['writes/registered'],
    async keeps(world) {
      const [{ id, input }] = world.people;
      const other = somebodyAt(world, { idempotencyKey: input.idempotencyKey });
      const { resident } = done(await register(world, other, world.actors.caseManager), 'registerResident');
      must(resident?.id !== id, 'the other person was told what the first one did');
    },
  },
  {
    id: 'versions/stale',
    says: 'A change from a version that is over is refused with CONFLICT at expectedVersion, and changes nothing',
    needs: ['writes/registered'],
    async keeps(world) {
      const person = world.people[1];
      const [first, second] = [newName(), newName()];
      const { resident } = done(await correct(world, person, first), 'correctResident');
      same(resident?.givenName, first, 'the name after the change');
      const refused = refusedWrite(
        await correct(world, person, second),
        'correctResident',
        'the second change',
      );
      same(
        refused.map(({ code, path }) => [code, path]),
        [['CONFLICT', ['input', 'expectedVersion']]],
        'what it was refused for',
      );
      const query = 'query Name($id: ID!) { resident(id: $id) { givenName } }';
      const { data } = await world.slice.ask(world.actors.registrar, query, { id: person.id });
      same(data?.resident?.givenName, first, 'the name on record');
    },
  },
  {
    id: 'versions/grow',
    says: 'The version of what was changed has grown',
    needs: ['writes/registered'],
    async keeps(world) {
      const person = world.people[2];
      const { version } = done(await correct(world, person, newName()), 'correctResident').resident;
      must(version > person.version, `it was ${person.version}, and is ${version}`);
    },
  },
];
