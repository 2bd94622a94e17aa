import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

const HISTORY = `query ($id: ID!, $after: String) { resident(id: $id) { id
  accessHistory(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { owner kind onBehalfOf onBehalfOfOrganisation organisation role subject purpose client request groups bases outcome at } }
  serviceAccessHistory { nodes { owner organisation groups } }
  placementAccessHistory { nodes { owner organisation groups } } } }`;
const READ = `query ($id: ID!) { resident(id: $id) { fullName riskLevel
  placement { startsAt } services(first: 1) { nodes { startedAt } } } }`;
const SUGGEST = 'query ($id: ID!, $centre: ID!) { suggestBeds(residentId: $id, centreId: $centre) { rank } }';
const EVENTS = `query ($id: ID!) { resident(id: $id) {
  accessHistory(first: 50) { nodes { subject role organisation onBehalfOf onBehalfOfOrganisation } } } }`;

let graph: TestGraph;
let resident: string;
beforeAll(async () => {
  graph = await startGraph();
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const served = await graph.owners
    .services`select distinct resident_id as id from services.session where centre_id = ${centre!['id']}`;
  const placed = await graph.owners.facilities`select resident_id as id from facilities.placement
    where ends_at is null and resident_id = any(${served.map(({ id }) => id)}::uuid[])`;
  const [row] = await graph.owners.residents`select id from residents.resident
    where centre_id = ${centre!['id']} and departed_at is null and id = any(${placed.map(({ id }) => id)}::uuid[])
    order by id limit 1`;
  resident = row!['id'];
  await graph.ask('iom-night-social-worker', READ, { id: resident });
  await graph.ask('state-case-manager', READ, { id: resident });
  // Each has the slice of the State that keeps the beds ask the one that keeps the people.
  for (const persona of ['iom-night-social-worker', 'state-case-manager']) {
    const { errors } = await graph.ask(persona, SUGGEST, { id: resident, centre: centre!['id'] });
    expect(errors).toBeUndefined();
  }
});
afterAll(() => graph.stop());

describe('the access history of a resident', () => {
  it('is for nobody who merely works with the resident', async () => {
    for (const persona of ['state-case-manager', 'iom-psychologist', 'iom-coordinator']) {
      const { data, errors } = await graph.ask(persona, HISTORY, { id: resident });
      expect(data.resident).toMatchObject({ accessHistory: null, serviceAccessHistory: null });
      expect(errors!.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
    }
  });

  it('shows the officer of the State each read by IOM: who, which fields, for what, on which basis, when', async () => {
    const { data, errors } = await graph.ask('state-data-protection-officer', HISTORY, { id: resident });
    expect(errors).toBeUndefined();
    const all: Record<string, unknown>[] = [...data.resident.accessHistory.nodes];
    let page = data.resident.accessHistory.pageInfo;
    while (page.hasNextPage) {
      const next = await graph.ask('state-data-protection-officer', HISTORY, {
        id: resident,
        after: page.endCursor,
      });
      all.push(...next.data.resident.accessHistory.nodes);
      page = next.data.resident.accessHistory.pageInfo;
    }
    const night = all.find(
      ({ subject, kind }) => subject === 'IOM:iom-night-social-worker' && kind === 'READ',
    );
    expect(night).toMatchObject({
      owner: 'residents',
      organisation: 'IOM',
      role: 'SOCIAL_WORKER',
      purpose: 'CARE',
      groups: ['IDENTITY', 'KEY', 'PROTECTION'],
    });
    expect((night!['bases'] as string[])[0]).toMatch(/^(SOP|CONSENT):/);
    const placements = data.resident.placementAccessHistory.nodes;
    expect(placements).toContainEqual({ owner: 'facilities', organisation: 'IOM', groups: ['OPERATIONAL'] });
    const times = all.map(({ at }) => String(at));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('shows the officer of IOM the acts of IOM in the slice of the State, and all acts in its own', async () => {
    const { data } = await graph.ask('iom-data-protection-officer', HISTORY, { id: resident });
    for (const { organisation, onBehalfOfOrganisation } of data.resident.accessHistory.nodes)
      expect(onBehalfOfOrganisation ?? organisation).toBe('IOM');
    const organisations = data.resident.serviceAccessHistory.nodes.map(
      ({ organisation }: { organisation: string }) => organisation,
    );
    expect(new Set(organisations)).toEqual(new Set(['IOM', 'STATE']));
  });

  it('shows the officer of IOM what a slice of the State asked for somebody of IOM, and not what it asked for the State', async () => {
    const byService = async (persona: string) => {
      const { data } = await graph.ask(persona, EVENTS, { id: resident });
      const events = data.resident.accessHistory.nodes as Record<string, string | null>[];
      return [
        ...new Set(
          events
            .filter(({ role, onBehalfOf }) => role === 'SERVICE' && onBehalfOf)
            .map(({ subject, onBehalfOf }) => `${subject} for ${onBehalfOf}`),
        ),
      ].sort();
    };
    const own = 'STATE:facilities for IOM:iom-night-social-worker';
    expect(await byService('iom-data-protection-officer')).toEqual([own]);
    expect(await byService('state-data-protection-officer')).toEqual([
      own,
      'STATE:facilities for STATE:state-case-manager',
    ]);
  });

  it('shows a legal representative the history of the children represented, and of no other', async () => {
    const [row] = await graph.owners.residents`
      select r.resident_id as id from residents.representation r
      join residents.legal_representative l on l.id = r.legal_representative_id
      join residents.resident x on x.id = r.resident_id
      where l.subject = 'STATE:legal-representative-01' and r.ended_on is null and x.departed_at is null
      order by x.date_of_birth desc nulls last limit 1`;
    // A child on whatever day this runs: nobody represents an adult by that.
    await graph.owners.residents`update residents.resident
      set date_of_birth = (now() - interval '10 years')::date where id = ${row!['id']}`;
    const own = await graph.ask('legal-representative-01', HISTORY, { id: row!['id'] });
    expect(own.data.resident.accessHistory.nodes).toBeInstanceOf(Array);
    const [stranger] = await graph.owners.residents`
      select id from residents.resident x where departed_at is null and not exists (
        select from residents.representation r join residents.legal_representative l on l.id = r.legal_representative_id
        where l.subject = 'STATE:legal-representative-01' and r.resident_id = x.id) limit 1`;
    const other = await graph.ask('legal-representative-01', HISTORY, { id: stranger!['id'] });
    expect(other.data.resident).toBeNull();
  });
});
