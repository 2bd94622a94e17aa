import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Attempt, walkMessages } from '../../../../test/support/walk/messages.js';
import { reaches, type Walker, walkers } from '../../../../test/support/walk/roles.js';
import { reads, rulesOf } from '../../../../test/support/walk/rules.js';
import { buildSlice } from '../../src/schema.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { agree, buildPremises, type Premises, place } from '../support/premises.js';

let facilities: Facilities;
beforeAll(async () => {
  facilities = await startFacilities();
}, 60_000);
afterAll(() => facilities?.stop());

const { byGroup } = rulesOf('facilities');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
/** Somebody who comes of age in so many days. */
const bornFor = (days: number) => {
  const day = inDays(days).slice(0, 10).replace('-02-29', '-02-28');
  return `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
};
const GIRL = { sex: 'FEMALE', dateOfBirth: bornFor(1_111), familySituation: 'UNACCOMPANIED' };
const BOY = { sex: 'MALE', dateOfBirth: bornFor(1_222), familySituation: 'UNACCOMPANIED' };
const MAN = { sex: 'MALE', dateOfBirth: '1985-04-17', familySituation: 'UNACCOMPANIED' };

interface World {
  /** Both organisations are parties of the agreement. */
  shared: Premises;
  /** The same, in a zone for children alone. */
  children: Premises;
  /** IOM works there, and no agreement names it: it knows of nobody in a bed. */
  unshared: Premises;
  /** Where nobody of those at A works. */
  there: Premises;
}

async function buildWorld(): Promise<World> {
  const sql = facilities.owner;
  const build = async (code: string, parties: string[], targetGroup = 'MIXED') => {
    const premises = await buildPremises(sql, code, 1, { agreed: false, targetGroup });
    await agree(sql, premises.centreId, parties);
    facilities.graph.known.add(premises.centreId);
    return premises;
  };
  return {
    shared: await build('SHARED', ['STATE', 'IOM']),
    children: await build('CHILDREN', ['STATE', 'IOM'], 'UNACCOMPANIED_CHILDREN'),
    unshared: await build('UNSHARED', ['STATE']),
    there: await build('THERE', ['STATE', 'IOM']),
  };
}

/** Writes that meet who sleeps at another centre, who is hidden at the own one, or what of a person is closed. */
function attempts({ shared, children, unshared, there }: World): Attempt[] {
  const sql = facilities.owner;
  const somebody = (facts: object) => {
    const id = newIdentifier();
    facilities.graph.known.add(id);
    facilities.graph.people.set(id, { householdId: null, ...facts });
    return id;
  };
  /** A room of its own for each trial, so that nobody sleeps beside who came before. */
  const room = async ({ floorId }: Premises) => {
    const [id, ...beds] = [newIdentifier(), newIdentifier(), newIdentifier()] as [string, string, string];
    await sql`insert into facilities.room (id, floor_id, code, kind) values (${id}, ${floorId}, ${id.slice(-8).toUpperCase()}, 'BEDROOM')`;
    await sql`insert into facilities.bed ${sql(beds.map((bed, index) => ({ id: bed, room_id: id, code: `${index}` })))}`;
    return { id, beds: beds as [string, string] };
  };
  const knowsOf = (group: string, centre: string, opened: boolean) => (walker: Walker) =>
    reads(byGroup.get(group)!, walker.letter) &&
    reaches(walker, centre) &&
    (walker.organisation === 'STATE' || opened);
  return [
    {
      name: 'placeResident, of somebody who has a bed at another centre',
      mutation: 'placeResident',
      knows: knowsOf('OPERATIONAL', 'B', true),
      meets: 'CONFLICT',
      tells: 'The resident already has a bed at that time.',
      async prepare(_, isThere) {
        const residentId = somebody(MAN);
        const [here, elsewhere] = [await room(shared), await room(there)];
        const placement = isThere ? await place(sql, elsewhere.beds[0], residentId) : newIdentifier();
        return {
          input: { residentId, bedId: here.beds[0] },
          hidden: [placement, elsewhere.id, elsewhere.beds[0], there.centreId, '2024-01-01'],
        };
      },
    },
    {
      name: 'reserveBed, for somebody who has one reserved at another centre',
      mutation: 'reserveBed',
      knows: knowsOf('OPERATIONAL', 'B', true),
      meets: 'CONFLICT',
      tells: 'A bed is reserved for the resident at that time. Cancel that reservation first.',
      async prepare(_, isThere) {
        const [residentId, placement, from] = [somebody(MAN), newIdentifier(), inDays(9)];
        const [here, elsewhere] = [await room(shared), await room(there)];
        if (isThere)
          await sql`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at)
            values (${placement}, ${elsewhere.beds[0]}, ${residentId}, 'RESERVED', ${from})`;
        return {
          input: { residentId, bedId: here.beds[0], startsAt: inDays(12) },
          hidden: [placement, elsewhere.id, elsewhere.beds[0], there.centreId, from],
        };
      },
    },
    {
      name: 'placeResident, in a bed in which somebody sleeps of whom an organisation knows nothing',
      mutation: 'placeResident',
      knows: knowsOf('OPERATIONAL', 'A', false),
      meets: 'CONFLICT',
      async prepare(_, isThere) {
        const [{ beds }, sleeper] = [await room(unshared), somebody(MAN)];
        const placement = isThere ? await place(sql, beds[0], sleeper) : newIdentifier();
        return {
          input: { residentId: somebody(MAN), bedId: beds[0] },
          hidden: [placement, sleeper, 'taken'],
        };
      },
    },
    {
      name: 'blockBed, of a bed in which somebody sleeps of whom an organisation knows nothing',
      mutation: 'blockBed',
      knows: knowsOf('OPERATIONAL', 'A', false),
      meets: 'RULE_VIOLATION',
      async prepare(_, isThere) {
        const [{ beds }, sleeper] = [await room(unshared), somebody(MAN)];
        const placement = isThere ? await place(sql, beds[0], sleeper) : newIdentifier();
        const input = { bedId: beds[0], kind: 'OUT_OF_SERVICE', reason: 'broken frame' };
        return { input, hidden: [placement, sleeper, 'Somebody'] };
      },
    },
    {
      name: 'startWork, in a room in which somebody sleeps of whom an organisation knows nothing',
      mutation: 'startWork',
      knows: knowsOf('OPERATIONAL', 'A', false),
      meets: 'RULE_VIOLATION',
      async prepare({ organisation }, isThere) {
        const [{ id, beds }, work, sleeper] = [await room(unshared), newIdentifier(), somebody(MAN)];
        await sql`insert into facilities.work_order (id, centre_id, room_id, title, state, requested_by, opened_on)
          values (${work}, ${unshared.centreId}, ${id}, 'Repair', 'APPROVED', ${organisation}, '2024-03-01')`;
        const placement = isThere ? await place(sql, beds[0], sleeper) : newIdentifier();
        return {
          input: { workOrderId: work, expectedVersion: 1 },
          hidden: [placement, sleeper, 'Somebody', 'reserved'],
        };
      },
    },
    {
      name: 'placeResident, beside a girl or, a grown man, beside a boy',
      mutation: 'placeResident',
      knows: knowsOf('KIN', 'A', false),
      meets: 'RULE_VIOLATION',
      async prepare(_, isThere) {
        const { beds } = await room(shared);
        const sleeper = somebody(isThere ? GIRL : BOY);
        await place(sql, beds[0], sleeper);
        return {
          input: { residentId: somebody(isThere ? BOY : MAN), bedId: beds[1] },
          hidden: [sleeper, 'SEXES', 'CHILDREN', ...[GIRL, BOY, MAN].map((one) => one.dateOfBirth)],
        };
      },
    },
    {
      name: 'placeResident, among children alone, of somebody who comes of age soon',
      mutation: 'placeResident',
      knows: knowsOf('PERSON_FACTS', 'A', false),
      meets: 'RULE_VIOLATION',
      async prepare(_, isThere) {
        const { beds } = await room(children);
        const soon = bornFor(60);
        const adult = `${Number(soon.slice(0, 4)) + 18}${soon.slice(4)}`;
        const residentId = somebody({ ...BOY, ...(isThere && { dateOfBirth: soon }) });
        return { input: { residentId, bedId: beds[0] }, hidden: [soon, adult, 'of age'] };
      },
    },
  ];
}

it('tells nobody hidden, no other centre, no kin and no birthday by a refusal, a conflict or a warning, but that somebody has a bed', async () => {
  const world = await buildWorld();
  const tried = attempts(world);
  const centres: Record<string, string[]> = {
    A: [world.shared.centreId, world.children.centreId, world.unshared.centreId],
    B: [world.there.centreId],
  };
  // A guard sees while on duty.
  facilities.graph.answer = (query, { id }) =>
    query.includes('WhereOnDuty')
      ? {
          staffMember: {
            id,
            shifts: centres['A']!.map((centre) => ({ id: centre, centre: { id: centre } })),
          },
        }
      : undefined;
  const asking = walkers(['STATE', 'IOM'], ['A', 'B'])
    .filter(({ letter, centre }) => centre === 'A' || 'cC'.includes(letter))
    .map((walker) => ({
      walker,
      actor: {
        ...{ principal: `${walker.role}-1`, role: walker.role, purpose: walker.purpose },
        ...{ organisation: walker.organisation, centres: centres[walker.centre] ?? [] },
        staffMember: newIdentifier(),
      },
    }));
  const { schema } = await buildSlice();
  const { cells, differences, met } = await walkMessages(facilities, schema, asking, tried);
  console.log(`facilities: ${cells} cells of messages, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...met].sort()).toEqual(tried.map(({ name }) => name).sort());
  expect(cells).toBeGreaterThan(500);
}, 120_000);
