import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorTokenAttacks } from '../support/attacks/actor-tokens.js';
import type { Attack, Ending } from '../support/attacks/attack.js';
import { clientTokenAttacks } from '../support/attacks/client-tokens.js';
import { documentAttacks } from '../support/attacks/documents.js';
import { longestHold } from '../support/attacks/event-loop.js';
import { hostileAttacks, hostileToSlices } from '../support/attacks/hostile.js';
import { injectionAttacks } from '../support/attacks/injections.js';
import { faultsOf } from '../support/attacks/judge.js';
import { nameAttacks } from '../support/attacks/names.js';
import { requestShapeAttacks, socketAttacks } from '../support/attacks/request-shapes.js';
import { countRows } from '../support/attacks/rows.js';
import { sendAll } from '../support/attacks/send.js';
import { nullsPastTheGateway, wrongShapeAttacks } from '../support/attacks/wrong-shapes.js';
import { startGraph, type TestGraph } from '../support/graph.js';
import { isLong } from '../support/run/long.js';

/**
 * The long form sends each hostile shape in each place, and each payload and each wrong value in each argument, where the quick one
 * sends a quarter of the shapes, one payload and one of sixteen wrong values in each place, in turn, so that each is sent somewhere.
 */

/** Somebody of one centre, who may see and write much there and nothing of another. */
const SENDER = 'state-case-manager-harmanli';
const OWN_CENTRE = 'HARMANLI';
const AT_ONCE = 4;
const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), { assumeValidSDL: true });

let graph: TestGraph;
let foreign: Set<string>;
const endings: Ending[] = [];
let before: Record<string, number>;

beforeAll(async () => {
  graph = await startGraph();
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = ${OWN_CENTRE}`;
  const rows = await graph.owners
    .residents`select id from residents.resident where centre_id <> ${centre!['id']}`;
  const sessions = await graph.owners
    .services`select id from services.session where centre_id <> ${centre!['id']}`;
  const centres = await graph.owners
    .facilities`select id from facilities.centre where id <> ${centre!['id']}`;
  foreign = new Set([...rows, ...sessions, ...centres].map(({ id }) => id));
  before = await countRows(graph.owners);
});
afterAll(async () => {
  report(endings);
  await graph.stop();
});

async function expectNoHarm(attacks: Attack[], atOnce = AT_ONCE) {
  expect(new Set(attacks.map(({ name }) => name)).size, 'distinct').toBe(attacks.length);
  const ended = await sendAll(attacks, atOnce);
  endings.push(...ended);
  const faults = ended.flatMap((ending) =>
    faultsOf(ending, foreign).map(
      (fault) => `${ending.attack.name}: ${fault} in ${ending.status} ${ending.body.slice(0, 300)}`,
    ),
  );
  expect(faults).toEqual([]);
}

/** Two minutes for what takes seconds; the long form sends sixteen times as much. */
const BUSY_MILLISECONDS = isLong ? 1_800_000 : 120_000;

/** What no request may hold an idle machine for. The figure is told; what fails a test is far beyond what a busy machine needs. */
const HOLD_MILLISECONDS = 50;
const GENEROUS_HOLD_MILLISECONDS = 500;

/**
 * Sends attacks one by one, and sees how long each of them held gateway and slices, which run in this process. One that held
 * them is sent twice more and its shortest hold counts: a busy machine holds anybody once, a hostile shape holds every time.
 */
async function expectNoHold(attacks: Attack[]) {
  const holds: [number, string][] = [];
  const faults: string[] = [];
  for (const attack of attacks) {
    let held = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 3 && held >= HOLD_MILLISECONDS; tries += 1) {
      let ended: Ending[] = [];
      const send = async () => {
        ended = await sendAll([attack], 1);
      };
      held = Math.min(held, await longestHold(send));
      endings.push(...ended);
      faults.push(
        ...ended.flatMap((one) => faultsOf(one, foreign).map((fault) => `${attack.name}: ${fault}`)),
      );
    }
    holds.push([held, attack.name]);
  }
  holds.sort(([a], [b]) => b - a);
  const above = holds.filter(([held]) => held >= HOLD_MILLISECONDS).length;
  const longest = holds.slice(0, 3).map(([held, name]) => `${held.toFixed(1)} ms (${name})`);
  console.log(
    `hostile values: ${holds.length} requests, the event loop held ${above} times for ${HOLD_MILLISECONDS} ms or more; longest ${longest.join(', ')}`,
  );
  expect(faults).toEqual([]);
  expect(holds[0]![0], holds[0]![1]).toBeLessThan(GENEROUS_HOLD_MILLISECONDS);
}

/** Says how long the attacks took; nothing depends on it. */
function report(all: Ending[]) {
  const sorted = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
  const slow = sorted.filter((milliseconds) => milliseconds > 100).length;
  console.log(
    `attacks: ${all.length} requests, median ${at(0.5)} ms, p99 ${at(0.99)} ms, ${slow} above 100 ms`,
  );
}

describe('the judge of the attacks', () => {
  const other = '0190c7a0-0000-7000-8000-00000000beef';
  const attack: Attack = { name: 'a', url: '', outcome: 'refused', sent: ['select * from x'] };
  const error = (message: string, extensions: object = { code: 'BAD_USER_INPUT' }) =>
    JSON.stringify({ errors: [{ message, extensions }] });
  it.each([
    ['a fault of ours', 500, '', /status 500/],
    ['data', 200, '{"data":{"a":1}}', /is answered/],
    ['silence', 200, '{"data":{"a":null}}', /is not refused/],
    ['an unexpected error', 200, error('Sorry.', { code: 'INTERNAL' }), /INTERNAL/],
    ['an error without a code', 400, error('No.', {}), /without a code/],
    ['a statement', 400, error('select "id" from residents.resident'), /leaks/],
    ['an address', 400, error('connect ECONNREFUSED 10.0.0.1'), /leaks/],
    ['a line of a stack', 400, error('at run (file.js:7)'), /leaks/],
    ['a name of the schema', 400, error('No field. Did you mean "id"?'), /leaks/],
    ['an extension of a library', 400, error('No.', { code: 'CONFLICT', serviceName: 'a' }), /serviceName/],
    ['a row of another centre', 400, error(other), /another centre/],
  ])('takes offence at %s', (_, status, body, fault) => {
    const faults = faultsOf({ attack, status, headers: '', body, milliseconds: 1 }, new Set([other]));
    expect(faults.join()).toMatch(fault);
  });

  it('takes offence at an answer that may be kept on the way', () => {
    const ending = {
      attack,
      status: 400,
      headers: '{"x-request-id":"1"}',
      body: error('No.'),
      milliseconds: 1,
    };
    expect(faultsOf(ending, new Set()).join()).toMatch(/no-store.*nosniff/);
  });

  it('takes none at a refusal that repeats what was sent', () => {
    const ending = {
      attack,
      status: 400,
      headers: '',
      body: error('Not "select * from x".'),
      milliseconds: 1,
    };
    expect(faultsOf(ending, new Set())).toEqual([]);
  });
});

describe('the graph under attack', () => {
  it('knows whose answers it must not give', () => expect(foreign.size).toBeGreaterThan(1000));

  it('believes no forged token of a client', async () => expectNoHarm(await clientTokenAttacks(graph)));

  it('serves nobody past the gateway', async () => expectNoHarm(await actorTokenAttacks(graph)));

  it('plans no document that costs more than it says', () =>
    expectNoHarm(documentAttacks(graph.url, graph.tokens[SENDER]!)));

  it('reads a request in one shape only', () =>
    expectNoHarm(requestShapeAttacks(graph.url, graph.tokens[SENDER]!)));

  it('hangs up on what is no request', () => expectNoHarm(socketAttacks(graph.url, graph.tokens[SENDER]!)));

  it('is not confused by names that every object has', () =>
    expectNoHarm(nameAttacks(graph.url, graph.tokens[SENDER]!)));

  it(
    'is not kept busy by 250 KB of any shape',
    () => expectNoHold(hostileAttacks(graph.url, graph.tokens[SENDER]!)),
    BUSY_MILLISECONDS,
  );

  it(
    'is not kept busy past the gateway either',
    async () => expectNoHold(await hostileToSlices(graph)),
    BUSY_MILLISECONDS,
  );

  it(
    'knows each argument from a value of another shape, and blames nobody but the sender',
    async () => {
      const attacks = wrongShapeAttacks(graph.url, graph.tokens[SENDER]!, schema, [
        'centreByCode',
        `(code: "${OWN_CENTRE}")`,
      ]);
      expect(attacks.length).toBeGreaterThan(500);
      await expectNoHarm(attacks);
      const nulls = await nullsPastTheGateway(graph, schema);
      expect(nulls.length).toBeGreaterThan(3);
      await expectNoHarm(nulls);
    },
    BUSY_MILLISECONDS * 2,
  );

  it(
    'takes a text for a text, in every argument of every field',
    async () => {
      const attacks = injectionAttacks(graph.url, graph.tokens[SENDER]!, schema, [
        'centreByCode',
        `(code: "${OWN_CENTRE}")`,
      ]);
      await expectNoHarm(attacks);
    },
    BUSY_MILLISECONDS * 2,
  );

  it('has not one row more or less than before, and still answers', async () => {
    expect(endings.length).toBeGreaterThan(500);
    expect(await countRows(graph.owners)).toEqual(before);
    const { data, errors } = await graph.ask(SENDER, `{ centreByCode(code: "${OWN_CENTRE}") { name } }`);
    expect(errors).toBeUndefined();
    expect(data.centreByCode.name).toEqual(expect.any(String));
  });
});
