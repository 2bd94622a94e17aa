import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../demo/dist/personas.js';
import { EVERYBODY } from '../gateway/dist/explorer/example.js';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { foldRefusals } from '../gateway/dist/folded-refusals.js';
import type { RunningSidecar } from '../gateway/dist/sidecar/sidecar.js';
import { fillIn } from '../gateway/explorer/fill-in.js';
import type { JsonObject } from '../gateway/explorer/json.js';
import { auditEvents } from './support/audit-events.js';
import { type Answer, type GraphError, startGraph, type TestGraph } from './support/graph.js';
import { type Router, startRouter, startSidecarOf } from './support/routers/another-router.js';
import { isLong } from './support/run/long.js';

const HIVE = [fileURLToPath(new URL('./support/routers/hive.mjs', import.meta.url))];

let graph: TestGraph;
let sidecar: RunningSidecar;
let hive: Router;
beforeAll(async () => {
  graph = await startGraph();
  sidecar = await startSidecarOf(graph);
  hive = await startRouter(HIVE, sidecar.url);
});
afterAll(async () => {
  await hive?.stop();
  await sidecar?.close();
  await graph?.stop();
});

/** Somebody in Sofia whom a registrar and a nurse of the State may see. */
async function someResident(): Promise<string> {
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const [row] = await graph.owners.residents`select id from residents.resident
    where centre_id = ${centre!['id']} and departed_at is null order by id limit 1`;
  return row!['id'];
}

const eventsOf = async (id: string) =>
  (await auditEvents(graph.owners.residents, 'residents')).filter((event) =>
    JSON.stringify(event).includes(id),
  );

const purposeOf = (code: string) => personas.find((one) => one.code === code)?.purpose ?? 'CARE';

/** Asks a router of another make just as a client asks our gateway. */
async function askRouter(
  router: Router,
  who: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(router.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${graph.tokens[who]}`,
      'x-purpose': purposeOf(who),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const inOrder = (errors: readonly GraphError[]) =>
  errors.map(({ message, path, extensions }) => JSON.stringify({ path, message, extensions })).sort();

/** What the errors of an answer say and of which field, without the rows: Hive leaves out in which row of a list a field is closed. */
const withoutRows = ({ errors = [] }: Answer) =>
  [
    ...new Set(
      errors.map(({ message, path, extensions: { rows: _, ...explained } }) =>
        JSON.stringify([path?.filter((step) => typeof step === 'string'), message, explained]),
      ),
    ),
  ].sort();

/** The moment at which something was asked stands in a refusal. */
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z(?= lies in)/g;

/** An answer as it is compared: cursors are sealed anew each time, and errors come in any order. */
const compared = ({ data, errors = [] }: Answer) => ({
  data: JSON.parse(JSON.stringify(data).replace(MOMENT, 'this moment'), (name, value) =>
    name === 'endCursor' && value ? 'a cursor' : value,
  ),
  errors: inOrder(foldRefusals(data, errors as never) as GraphError[]),
});

/** An answer about reads says of each what it is made of: the reads themselves are more by one each time that somebody asks. */
const withoutReads = (answer: Answer): Answer =>
  JSON.parse(JSON.stringify(answer), (name, value) => {
    if (name === 'totalCount' || !Array.isArray(value)) return name === 'totalCount' ? undefined : value;
    const shapes = value.map((one) => (one?.at && one.groups ? Object.keys(one).sort().join() : one));
    return typeof shapes[0] === 'string' ? [...new Set(shapes)] : value;
  });
const tellsOfReads = (query: string) => /\b(accessHistory|accessEvents|bases|outcome)\b/.test(query);

const pairs = readExamples().flatMap((example) => {
  const codes = example.personas[0] === EVERYBODY ? personas.map(({ code }) => code) : example.personas;
  return (isLong ? codes : codes.slice(0, 1)).map((code) => [example.file, code, example] as const);
});

describe('Hive Gateway over the same slices', () => {
  it.each(pairs)('answers %s of %s as our gateway does', async (_, code, example) => {
    const { first, firstAs, query, variables, purpose = purposeOf(code) } = example;
    const looker = firstAs ?? code;
    const lookedUp = first
      ? await graph.ask(looker, first, {}, { 'x-purpose': firstAs ? purposeOf(firstAs) : purpose })
      : { data: {} };
    const filled = fillIn(JSON.parse(variables), lookedUp.data as JsonObject, () => crypto.randomUUID());
    const headers = { 'x-purpose': purpose };
    const told = tellsOfReads(query) ? withoutReads : (answer: Answer) => answer;
    const theirs = async () => compared(told(await askRouter(hive, code, query, filled as object, headers)));
    const ours = async () => compared(told(await graph.ask(code, query, filled as object, headers)));
    let [theirAnswer, ourAnswer] = [await theirs(), await ours()];
    // An owner learns of a departure a little later: what has changed between the two is the same when it is asked again.
    for (let again = 0; again < 3 && !isDeepStrictEqual(theirAnswer, ourAnswer); again += 1)
      [theirAnswer, ourAnswer] = [await theirs(), await ours()];
    expect(ourAnswer.data).toBeTruthy();
    expect(ourAnswer.errors).toEqual([]);
    expect(theirAnswer).toEqual(ourAnswer);
  });
});

const CLOSED = `query Closed { centreByCode(code: "RRC-SOFIA") { name residents(first: 3) { nodes { id fullName dateOfBirth
  consents { __typename } carePlan { __typename } openServices { __typename } placement { __typename } } } } }`;
const PRESENCE = `mutation Record($input: RecordPresenceInput!) {
  recordPresence(input: $input) { presence { id resident { id centre { name } } } userErrors { code message path } } }`;

describe('a question that is refused', () => {
  it.each([
    ['another role', 'partner-clinic-coordinator'],
    ['the other organisation', 'iom-interpreter-coordinator'],
    ['another centre', 'state-case-manager-harmanli'],
    ['an analyst', 'analyst'],
    ['somebody who may', 'state-case-manager'],
  ])('is refused to %s in the same fields and words', async (_, who) => {
    const ours = await graph.ask(who, CLOSED);
    const theirs = await askRouter(hive, who, CLOSED);
    expect(compared(theirs).data).toEqual(compared(ours).data);
    expect(withoutRows(theirs)).toEqual(withoutRows(ours));
    // It does not tell once what is closed in every row: that is a promise of our gateway's.
    expect(theirs.errors?.length ?? 0).toBeGreaterThanOrEqual(ours.errors?.length ?? 0);
  });

  it('is refused without a token, with a forged one, and with one that is over', async () => {
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
      const { data, errors } = await askRouter(hive, 'state-nurse', CLOSED, {}, { authorization });
      expect([data?.centreByCode ?? null, errors![0]!.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
    }
  });
});

describe('a write through another router', () => {
  it('is done once, whichever way its key comes again', async () => {
    const id = await someResident();
    const input = {
      idempotencyKey: newIdentifier(),
      residentId: id,
      status: 'PRESENT',
      checkedAt: new Date(Date.now() - 60_000),
    };
    const [first, again] = [
      await askRouter(hive, 'state-registrar', PRESENCE, { input }),
      await graph.ask('state-registrar', PRESENCE, { input }),
    ];
    expect(first.data.recordPresence.userErrors).toEqual([]);
    expect(first).toEqual(again);
  });
});

describe('an owner who is away', () => {
  it('leaves null and an error in the same fields, and the others stand', async () => {
    await graph.stopSlice('services');
    const ours = await graph.ask('state-case-manager', CLOSED);
    const theirs = await askRouter(hive, 'state-case-manager', CLOSED);
    await graph.startSlice('services');
    expect(ours.errors!.map(({ extensions }) => extensions.code)).toContain('UPSTREAM_UNAVAILABLE');
    expect(compared(theirs).data).toEqual(compared(ours).data);
    expect(withoutRows(theirs)).toEqual(withoutRows(ours));
  });
});

describe('two people who ask the same at the same moment', () => {
  const ALIKE = 'query Alike($id: ID!) { resident(id: $id) { fullName } }';

  /** Holds the register while both ask, and tells how many questions wait at the slice. */
  async function askedAtOnce(router: Router) {
    const id = await someResident();
    const { residents } = graph.owners;
    const waiting = () => residents`select count(*)::int as number from pg_locks
      where not granted and relation = 'residents.resident'::regclass`;
    const before = await eventsOf(id);
    let answers: Promise<Answer[]> | undefined;
    let most = 0;
    await residents.begin(async (lock) => {
      await lock`lock table residents.resident in access exclusive mode`;
      answers = Promise.all(
        ['state-registrar', 'state-nurse'].map((who) =>
          askRouter(router, who, ALIKE, { id }, { 'x-purpose': 'CARE' }),
        ),
      );
      // With merging one alone ever waits: as long as that takes is long enough for the second one to come.
      for (let looks = 0; looks < 40 && most < 2; looks += 1) {
        most = Math.max(most, (await waiting())[0]!['number'] as number);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    });
    const told = (await answers!).map(({ data }) => data?.resident?.fullName);
    const events = (await eventsOf(id)).slice(before.length);
    return { most, told, subjects: events.map(({ subject }) => subject).sort() };
  }

  it('are asked for apart by a router that merges, since the person’s token is part of what it compares', async () => {
    const { most, told, subjects } = await askedAtOnce(hive);
    expect(most).toBe(2);
    expect(told).toEqual([expect.any(String), expect.any(String)]);
    expect(subjects).toEqual(['STATE:state-nurse', 'STATE:state-registrar']);
  });

  it.runIf(isLong)(
    'are mixed up by one that adds the person later: what the page on scale warns of',
    async () => {
      const late = await startRouter(HIVE, sidecar.url, { LATE: '1' });
      const { most, subjects } = await askedAtOnce(late);
      await late.stop();
      expect([most, subjects.length]).toEqual([1, 1]);
    },
  );
});
