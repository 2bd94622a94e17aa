import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphError, startGraph, type TestGraph } from './support/graph.js';

const QUERY = `query {
  centreByCode(code: "RRC-SOFIA") {
    name
    onDuty(at: "2024-12-31T20:00:00Z") { staffMember { fullName } }
    services { name }
    residents(first: 2) { nodes { fullName placement { room { code } } services(first: 1) { nodes { id } } } }
  }
}`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const ask = () => graph.ask('iom-night-social-worker', QUERY);
const paths = (errors: GraphError[] = []) => errors.map(({ path }) => path!.join('.')).sort();

describe('while the owner of the services is down', () => {
  it('residents, rooms and shifts answer, what is missing is marked, and it heals by itself', async () => {
    await graph.stopSlice('services');
    const { data, errors } = await ask();
    const centre = data.centreByCode;
    expect(centre.onDuty.length).toBeGreaterThan(0);
    for (const { fullName, placement } of centre.residents.nodes) {
      expect(fullName).toEqual(expect.any(String));
      expect(placement.room.code).toEqual(expect.any(String));
    }
    expect(centre.services).toBeNull();
    expect(paths(errors)).toEqual([
      'centreByCode.residents.nodes.0.services',
      'centreByCode.residents.nodes.1.services',
      'centreByCode.services',
    ]);
    for (const { extensions } of errors!) expect(extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE' });
    await graph.startSlice('services');
    expect((await ask()).errors).toBeUndefined();
  });
});

describe('while the owner of the residents is down', () => {
  const offer = `query { centreByCode(code: "RRC-SOFIA") { id services { id organisationCode function } } }`;
  const record = `mutation Record($input: RecordSessionInput!) {
    recordSession(input: $input) { session { id verification } userErrors { code path } }
  }`;

  it('a session is kept as unverified, and becomes verified once the owner is back', async () => {
    const { data } = await graph.ask('iom-psychologist', offer);
    const { id } = data.centreByCode.services.find(
      ({ organisationCode }: { organisationCode: string }) => organisationCode === 'IOM',
    );
    const [child] = await graph.owners.residents`
      select id from residents.resident
      where departed_at is null and centre_id = ${data.centreByCode.id} and arrived_at < '2024-12-31T00:00:00Z' order by id limit 1`;
    await graph.stopSlice('residents');
    const input = {
      idempotencyKey: 'while-residents-are-away',
      offerId: id,
      residentId: child!['id'],
      startedAt: '2024-12-31T10:00:00Z',
    };
    const written = await graph.ask('iom-psychologist', record, { input });
    expect(written.errors).toBeUndefined();
    expect(written.data.recordSession.userErrors).toEqual([]);
    expect(written.data.recordSession.session.verification).toBe('UNVERIFIED');
    await graph.startSlice('residents');
    await graph.verify('services');
    const again = await graph.ask('iom-psychologist', record, { input });
    expect(again.data.recordSession.session).toEqual({
      id: written.data.recordSession.session.id,
      verification: 'VERIFIED',
    });
  });

  it('a session of nobody is refused once the owner can be asked', async () => {
    const { data } = await graph.ask('iom-psychologist', offer);
    const { id } = data.centreByCode.services.find(
      ({ organisationCode }: { organisationCode: string }) => organisationCode === 'IOM',
    );
    const input = {
      idempotencyKey: 'for-nobody-at-all',
      offerId: id,
      residentId: '01900000-0000-7000-8000-000000000000',
      startedAt: '2024-12-31T10:00:00Z',
    };
    const refused = await graph.ask('iom-psychologist', record, { input });
    expect(refused.data.recordSession).toEqual({
      session: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'residentId'] }],
    });
  });
});
