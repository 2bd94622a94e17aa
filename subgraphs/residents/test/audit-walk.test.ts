import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentsActs } from '../../../test/support/acts/residents.js';
import { auditEvents } from '../../../test/support/audit-events.js';
import { builtAnew } from '../../../test/support/built.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { type AuditedWorld, cellsOf, walkAudit } from '../../../test/support/walk/audited.js';
import { undecidedWrites, walkWrites } from '../../../test/support/walk/writes.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { auditedWorld } from './support/audited-world.js';
import { rules } from './support/walk-model.js';
import { buildWorld } from './support/walk-world.js';

let residents: OneSlice;
let world: AuditedWorld;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  world = await auditedWorld(residents, await buildWorld(residents));
}, 60_000);
afterAll(() => residents?.stop());

const cells = async () => cellsOf((await buildSlice()).schema, 'residents', rules, world);

describe('whatever is asked about somebody', () => {
  it('leaves an event that names the person and the group: every field, list, total, cursor and filter', async () => {
    const { cells: asked, gaps } = await cells();
    expect(gaps).toEqual([]);
    const { differences } = await walkAudit(residents, 'residents', asked, world.actors);
    console.log(`residents: ${asked.length} questions audited, ${differences.length} without their event`);
    expect(differences).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  }, 300_000);

  it('is missed by this walk when a type forgets whom it speaks of', async () => {
    const rule = slice.access.types['Presence']!;
    const { person } = rule;
    rule.person = () => undefined;
    try {
      const { cells: asked } = await cells();
      const ofPresences = asked.filter(({ name }) => name.startsWith('Presence.'));
      const { differences } = await walkAudit(residents, 'residents', ofPresences, world.actors);
      expect(differences).toHaveLength(ofPresences.length);
      expect(differences[0]).toContain('no read of Presence OPERATIONAL');
    } finally {
      rule.person = person!;
    }
  });

  it('is missed by this walk when a group is no longer called personal', async () => {
    const group = slice.access.groups['KEY']!;
    group.personal = false;
    const forgetful = await startOneSlice(builtAnew(slice), {}, residents);
    try {
      const { cells: asked } = await cells();
      const ofKeys = asked.filter(({ name }) => /^(Resident\.(id|version|centre)|BreakGlass\.)/.test(name));
      const { differences } = await walkAudit(forgetful, 'residents', ofKeys, world.actors);
      expect(differences.length).toBeGreaterThan(3);
      expect(differences.join()).toContain('no read of Resident KEY');
    } finally {
      group.personal = true;
      await forgetful.stop();
    }
  });

  it('is decided for each write: whether it is about somebody', async () => {
    expect(undecidedWrites((await buildSlice()).schema, 'residents', slice.access)).toEqual([]);
  });
});

describe('what a request about somebody leaves', () => {
  const eventsOf = async (query: string, actor: object = world.actors[0]!) => {
    const requestId = newIdentifier();
    await residents.ask({ ...actor, requestId }, query);
    const events = await auditEvents(residents.owner, 'residents');
    return events.filter(({ request }) => request === requestId);
  };

  it('is a query without a person when a look-up found nobody', async () => {
    const nobody = newIdentifier();
    for (const query of [
      `{ resident(id: "${nobody}") { id } }`,
      `{ residentsByRegistrationNumber(registrationNumber: "NONE") { id } }`,
      `{ household(id: "${nobody}") { id } }`,
    ]) {
      const [event, ...more] = await eventsOf(query);
      expect(more).toEqual([]);
      expect(event).toMatchObject({ kind: 'QUERY', people: [], entities: [], lists: [{ returned: 0 }] });
    }
  });

  it('says which list was counted, by which groups, at which place and how many, never by which value', async () => {
    const centre = world.values['centreId']!.slice(1, -1);
    const events = await eventsOf(
      `{ residents(centreId: "${centre}", filter: { riskLevel: HIGH, language: "ar" }) { totalCount } }`,
    );
    const query = events.find(({ lists }) => lists)!;
    expect(query.lists).toEqual([
      {
        list: 'Query.residents',
        groups: ['OPERATIONAL', 'PROTECTION'],
        at: [centre],
        people: [],
        returned: 0,
        counted: 2,
      },
    ]);
    const read = events.find(({ kind }) => kind === 'READ')!;
    expect(read.people).toContain(world.person);
    expect(read.entities[0]!.groups).toEqual(['KEY', 'OPERATIONAL', 'PROTECTION']);
    expect(JSON.stringify(events)).not.toMatch(/HIGH|"ar"/);
  });

  it('names somebody once, however much was read', async () => {
    const [event] = await eventsOf(
      `{ resident(id: "${world.person}") { id fullName age riskLevel latestPresence { status } presences { nodes { status resident { id sex } } } consents { purpose } } }`,
    );
    expect(event!.people).toEqual([world.person]);
    expect(JSON.stringify(event).split(world.person)).toHaveLength(2);
  });

  it('tells who looked at the emergencies and at the history of somebody, and shows it to the officer', async () => {
    const officer = world.actors[1]!;
    const [looked] = await eventsOf('{ openBreakGlassReviews { reason } }', officer);
    expect(looked!.people).toEqual([world.person]);
    expect(looked!.entities[0]).toMatchObject({ type: 'BreakGlass', groups: ['EMERGENCIES', 'KEY'] });
    await eventsOf(`{ resident(id: "${world.person}") { presences { totalCount } } }`);
    const history = `{ resident(id: "${world.person}") { accessHistory(first: 5) { nodes { kind groups lists } } } }`;
    const { data } = await residents.ask(officer, history);
    expect(data.resident.accessHistory.nodes[0]).toEqual({
      kind: 'READ',
      groups: ['KEY', 'OPERATIONAL'],
      lists: ['Resident.presences'],
    });
    const [event] = await eventsOf(history, officer);
    expect(event!.people).toEqual([world.person]);
    expect(event!.entities).toContainEqual(
      expect.objectContaining({ type: 'AccessEvent', groups: ['ACCESS_HISTORY'] }),
    );
  });

  it('names the persons whom each write concerns, done, repeated or refused; a record that is hidden names nobody', async () => {
    const centre = newIdentifier();
    residents.graph.known.add(centre);
    const acts = residentsActs(residents, centre);
    const actor = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [centre] };
    const { writes, differences } = await walkWrites(residents, 'residents', {
      access: slice.access,
      acts,
      actor,
    });
    console.log(`residents: ${writes} writes about somebody, ${differences.length} faults in their events`);
    expect(differences).toEqual([]);
  });
});
