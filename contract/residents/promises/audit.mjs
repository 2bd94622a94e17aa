import { must, same } from '../../promise.mjs';
import { HISTORY, LIST, REFERENCES, RESIDENT, referencesTo } from '../questions.mjs';
import { closed } from './access.mjs';

/** What the history of a person tells of one request: a write is told beside what its answer shows. */
async function eventOf({ slice, actors }, { id }, { request }, isWrite = false) {
  const { data, errors } = await slice.ask(actors.officer, HISTORY, { id });
  must(data?.resident?.accessHistory, `the officer gets no history: ${errors[0]?.message}`);
  return data.resident.accessHistory.nodes.find(
    (event) => event.request === request && (event.kind === 'WRITE') === isWrite,
  );
}

/** Somebody reads, and the history of everybody who was read names the reader, the purpose and the request. */
const leaves = (name, says, read, { whom = (people) => people.slice(0, 1), group }) => ({
  id: `audit/${name}`,
  says,
  needs: ['writes/registered'],
  async keeps(world) {
    const told = await read(world);
    const who = world.actors.caseManager;
    for (const person of whom(world.people)) {
      const event = await eventOf(world, person, told);
      must(event, 'the history of a person who was read names no such request');
      const { subject, organisation, role, purpose, client, groups } = event;
      const expected = [who.sub, who.organisation, who.role, who.purpose, who.client];
      same([subject, organisation, role, purpose, client], expected, 'who, as what and for what');
      must(groups.includes(group), `the groups that were read are ${groups}, without ${group}`);
    }
  },
});

/** Every act on what is on record about somebody is told in that person's history: `Resident.accessHistory`. */
export const audit = [
  leaves(
    'read',
    'A person who is read has it in the history at once: who, as what, for what, which groups',
    ({ slice, actors, people }) => slice.ask(actors.caseManager, RESIDENT, { id: people[0].id }, 'One'),
    { group: 'IDENTITY' },
  ),
  leaves(
    'reference',
    'So has whoever is read by way of another slice',
    ({ slice, actors, people }) =>
      slice.ask(actors.caseManager, REFERENCES, referencesTo(people.map(({ id }) => id))),
    { whom: (people) => people.slice(0, 3), group: 'IDENTITY' },
  ),
  leaves(
    'list',
    'So has everybody in a list',
    ({ slice, actors, centre, prefix }) =>
      slice.ask(actors.caseManager, LIST, { centre, first: 100, number: prefix }),
    { whom: (people) => [people[0], people[4]], group: 'KEY' },
  ),
  {
    id: 'audit/operation',
    says: 'The event has the name of the operation as the token has it',
    needs: ['audit/read'],
    async keeps(world) {
      const { slice, actors, people } = world;
      const told = await slice.ask(
        actors.caseManager,
        RESIDENT.replace('One', 'Named'),
        { id: people[0].id },
        'Named',
      );
      same((await eventOf(world, people[0], told))?.operation, 'Named', 'the operation');
    },
  },
  {
    id: 'audit/write',
    says: 'A write is in the history of whom it was about, as WRITE and DONE',
    needs: ['writes/registered'],
    async keeps(world) {
      const event = await eventOf(world, world.people[2], world.people[2], true);
      must(event, 'the history names no such request');
      same([event.operation, event.outcome], ['registerResident', 'DONE'], 'the event');
    },
  },
  {
    id: 'audit/readers',
    says: 'The history is for officers, auditors and representatives: others are refused with FORBIDDEN',
    needs: ['writes/registered'],
    async keeps({ slice, actors, people }) {
      for (const who of ['nurse', 'registrar']) {
        const told = await slice.ask(actors[who], HISTORY, { id: people[0].id });
        closed(told, ['resident', 'accessHistory'], `the history, asked for by the ${who}`);
      }
    },
  },
];
