import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '../audit-events.js';
import type { Answer, TestGraph } from '../graph.js';
import { answersOfBoth, askRouter, compared, examplesOfPersonas, withoutRows } from './alike.js';
import type { Router } from './another-router.js';

/** Somebody in Sofia whom a registrar and a nurse of the State may see. */
async function someResident(graph: TestGraph): Promise<string> {
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const [row] = await graph.owners.residents`select id from residents.resident
    where centre_id = ${centre!['id']} and departed_at is null order by id limit 1`;
  return row!['id'];
}

const eventsOf = async (graph: TestGraph, id: string) =>
  (await auditEvents(graph.owners.residents, 'residents')).filter((event) =>
    JSON.stringify(event).includes(id),
  );

const CLOSED = `query Closed { centreByCode(code: "RRC-SOFIA") { name residents(first: 3) { nodes { id fullName dateOfBirth
  consents { __typename } carePlan { __typename } openServices { __typename } placement { __typename } } } } }`;
const PRESENCE = `mutation Record($input: RecordPresenceInput!) {
  recordPresence(input: $input) { presence { id resident { id centre { name } } } userErrors { code message path } } }`;

const PAIR = ['STATE:state-nurse', 'STATE:state-registrar'];
const ALIKE = 'query Alike($id: ID!) { resident(id: $id) { fullName } }';

/** Holds the register while both ask, and tells how many questions wait at the slice. */
export async function askedAtOnce(graph: TestGraph, router: Router) {
  const id = await someResident(graph);
  const { residents } = graph.owners;
  const waiting = () => residents`select count(*)::int as number from pg_locks
    where not granted and relation = 'residents.resident'::regclass`;
  const before = await eventsOf(graph, id);
  let answers: Promise<Answer[]> | undefined;
  let most = 0;
  await residents.begin(async (lock) => {
    await lock`lock table residents.resident in access exclusive mode`;
    answers = Promise.all(
      ['state-registrar', 'state-nurse'].map((who) =>
        askRouter(graph, router, who, ALIKE, { id }, { 'x-purpose': 'CARE' }),
      ),
    );
    // With merging one alone ever waits: as long as that takes is long enough for the second one to come.
    for (let looks = 0; looks < 40 && most < 2; looks += 1) {
      most = Math.max(most, (await waiting())[0]!['number'] as number);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });
  const told = (await answers!).map(({ data }) => data?.resident?.fullName);
  const events = (await eventsOf(graph, id)).slice(before.length);
  // An owner's slice may ask for the same resident meanwhile, of what was written before.
  const subjects = events.map(({ subject }) => subject).filter((subject) => PAIR.includes(subject));
  return { most, told, subjects: subjects.sort() };
}

/**
 * What a router of another make promises that stands before a sidecar in the place of our gateway.
 * @param unauthenticated the code with which it tells of a person whom the sidecar does not let in
 */
export function promisesOf(
  world: () => { graph: TestGraph; router: Router },
  { unauthenticated = 'UNAUTHENTICATED' } = {},
) {
  it.each(examplesOfPersonas)('answers %s of %s as our gateway does', async (_, code, example) => {
    const { graph, router } = world();
    const { theirs, ours } = await answersOfBoth(graph, router, code, example);
    expect(ours.data).toBeTruthy();
    expect(ours.errors).toEqual([]);
    expect(theirs).toEqual(ours);
  });

  describe('a question that is refused', () => {
    it.each([
      ['another role', 'partner-clinic-coordinator'],
      ['the other organisation', 'iom-interpreter-coordinator'],
      ['another centre', 'state-case-manager-harmanli'],
      ['an analyst', 'analyst'],
      ['somebody who may', 'state-case-manager'],
    ])('is refused to %s in the same fields and words', async (_, who) => {
      const { graph, router } = world();
      const ours = await graph.ask(who, CLOSED);
      const theirs = await askRouter(graph, router, who, CLOSED);
      expect(compared(theirs).data).toEqual(compared(ours).data);
      expect(withoutRows(theirs)).toEqual(withoutRows(ours));
      // It does not tell once what is closed in every row: that is a promise of our gateway's.
      expect(theirs.errors?.length ?? 0).toBeGreaterThanOrEqual(ours.errors?.length ?? 0);
    });

    it('is refused without a token, with a forged one, and with one that is over', async () => {
      const { graph, router } = world();
      const signed = (claims: object) =>
        new SignJWT({ role: 'NURSE', all_centres: true, client_id: 'test', ...claims })
          .setProtectedHeader({ alg: 'ES256', kid: graph.keys.signing['STATE']!.kid!, typ: 'at+jwt' })
          .setIssuer(graph.issuerOf('STATE'))
          .setSubject('somebody')
          .setAudience('mrrm-graph');
      const forger = (await generateKeyPair('ES256')).privateKey;
      const own = await importJWK(graph.keys.signing['STATE']!, 'ES256');
      const forged = await signed({}).setIssuedAt().setExpirationTime('1 hour').sign(forger);
      const over = await signed({}).setIssuedAt(1_600_000_000).setExpirationTime(1_600_003_600).sign(own);
      for (const authorization of ['', 'Bearer a.b.c', `Bearer ${forged}`, `Bearer ${over}`]) {
        const { data, errors } = await askRouter(graph, router, 'state-nurse', CLOSED, {}, { authorization });
        expect([data?.centreByCode ?? null, errors![0]!.extensions.code]).toEqual([null, unauthenticated]);
      }
    });
  });

  describe('a write through another router', () => {
    it('is done once, whichever way its key comes again', async () => {
      const { graph, router } = world();
      const id = await someResident(graph);
      const input = {
        idempotencyKey: newIdentifier(),
        residentId: id,
        status: 'PRESENT',
        checkedAt: new Date(Date.now() - 60_000),
      };
      const [first, again] = [
        await askRouter(graph, router, 'state-registrar', PRESENCE, { input }),
        await graph.ask('state-registrar', PRESENCE, { input }),
      ];
      expect(first.data.recordPresence.userErrors).toEqual([]);
      expect(first).toEqual(again);
    });
  });

  describe('an owner who is away', () => {
    it('leaves null and an error in the same fields, and the others stand', async () => {
      const { graph, router } = world();
      await graph.stopSlice('services');
      const ours = await graph.ask('state-case-manager', CLOSED);
      const theirs = await askRouter(graph, router, 'state-case-manager', CLOSED);
      await graph.startSlice('services');
      expect(ours.errors!.map(({ extensions }) => extensions.code)).toContain('UPSTREAM_UNAVAILABLE');
      expect(compared(theirs).data).toEqual(compared(ours).data);
      expect(withoutRows(theirs)).toEqual(withoutRows(ours));
    });
  });

  describe('two people who ask the same at the same moment', () => {
    it('are asked for apart by a router that merges, since the person’s token is part of what it compares', async () => {
      const { graph, router } = world();
      const { most, told, subjects } = await askedAtOnce(graph, router);
      expect(most).toBe(2);
      expect(told).toEqual([expect.any(String), expect.any(String)]);
      expect(subjects).toEqual(PAIR);
    });
  });
}
