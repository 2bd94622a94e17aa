import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import fc from 'fast-check';
import { buildASTSchema, parse, validate } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../demo/dist/personas.js';
import { EVERYBODY } from '../gateway/dist/explorer/example.js';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { fillIn } from '../gateway/explorer/fill-in.js';
import { OWNERS } from '../start/dist/owners.js';
import { drawnQuestions } from './support/drawn-questions.js';
import type { Fault } from './support/fault-proxy.js';
import { type Answer, startGraph, type TestGraph } from './support/graph.js';
import { isLong } from './support/run/long.js';
import { type BothAnswers, startTwoGateways, type TwoGateways } from './support/two-gateways.js';

const DEADLINE_MILLISECONDS = 2000;
const WHO = ['iom-coordinator', 'state-case-manager', 'iom-night-social-worker', 'state-nurse'];
const DRAWN = isLong ? 1000 : 12;
const FAULTS: Fault[] = ['down', 'hanging', 'reset', 'html', 'empty', 'forged', 'order', 'errors', 'proto'];
const SUPERGRAPH = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(SUPERGRAPH)), { assumeValidSDL: true });

/** Crosses all owners, asks most of them several times in one moment and later on, and has roots that several of them answer. */
const CROSSING = `query ($centre: String!, $yes: Boolean!) { viewer { __typename staffMember { fullName } centres(first: 2) { nodes { code
    services { name } capacity { usable } } } }
  here: centreByCode(code: $centre) { is: __typename name capacity { usable } services { id name } onDuty(at: "2024-12-31T20:00:00Z") { staffMember { fullName organisation { code } } }
    residents(first: 5) { totalCount nodes { id called: fullName placement { room { code } centre { name code } } caseManager { id fullName languages }
      again: caseManager @include(if: $yes) { role organisation { name } } riskLevel vulnerabilities { kind }
      services(first: 2) { nodes { function startedAt provider { fullName role } centre { name } } }
      referrals(first: 2) { nodes { function state fromOrganisation { name } } } carePlan { responsible { fullName } } } } } }`;

let graph: TestGraph;
let both: TwoGateways;
let starts: string[];
beforeAll(async () => {
  graph = await startGraph();
  both = await startTwoGateways(graph, DEADLINE_MILLISECONDS);
  const [resident] = await graph.owners.residents`
    select id from residents.resident where departed_at is null order by id limit 1`;
  starts = [
    'centreByCode(code: "RRC-SOFIA")',
    'centres(first: 2)',
    'safeZoneByCode(code: "SZ-VOENNA-RAMPA")',
    `resident(id: "${resident!['id']}")`,
    'viewer',
  ].filter((start) => schema.getQueryType()!.getFields()[/^\w+/.exec(start)![0]]);
});
afterAll(async () => {
  await both?.close();
  await graph?.stop();
});
afterEach(async () => {
  for (const owner of OWNERS) await both.proxies[owner].set(undefined);
});

const A_WHILE_MILLISECONDS = 600_000;
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** A text without the moment at which it was asked. */
const withoutNow = (text: string) =>
  text.replace(MOMENT, (moment) =>
    Math.abs(Date.parse(moment) - Date.now()) < A_WHILE_MILLISECONDS ? 'this moment' : moment,
  );

/** Data without what is made anew for each answer: a cursor's seal, and the moment at which it was asked. */
const withoutSeals = (data: unknown) =>
  JSON.parse(
    withoutNow(
      JSON.stringify(data ?? null, (name, value) => (/cursor$/i.test(name) && value ? 'a cursor' : value)),
    ),
  );

/** An answer whose errors have an order: which of several owners is heard first is nobody's promise. */
const inOrder = ({ data, errors = [] }: Answer) => ({
  data: withoutSeals(data),
  errors: errors.map((error) => withoutNow(JSON.stringify(error))).sort(),
});

/** Asks until both answers are one: what differs because a moment passed between them does so once. */
async function expectTheSame(ask: () => Promise<BothAnswers>, what: string): Promise<Answer> {
  let answers = await ask();
  for (let again = 0; again < 2 && !isTheSame(answers); again += 1) answers = await ask();
  expect(inOrder(answers.ours), what).toEqual(inOrder(answers.theirs));
  return answers.ours;
}
const isTheSame = ({ ours, theirs }: BothAnswers) =>
  JSON.stringify(inOrder(ours)) === JSON.stringify(inOrder(theirs));

/** What each reading adds to is compared by its shape. */
const withoutReadings = ({ ours, theirs }: BothAnswers): BothAnswers => {
  const shape = (answer: Answer): Answer =>
    JSON.parse(JSON.stringify(answer), (key, value) =>
      Array.isArray(value) && key !== 'errors' && key !== 'path'
        ? value.slice(0, 1)
        : typeof value === 'object'
          ? value
          : typeof value,
    );
  return { ours: shape(ours), theirs: shape(theirs) };
};

describe('the gateway answers as Apollo Gateway does', () => {
  it.each(readExamples().map((example) => [example.file, example] as const))('%s', async (file, example) => {
    const codes = example.personas.includes(EVERYBODY) ? ['state-nurse', 'analyst'] : example.personas;
    for (const code of isLong ? codes : codes.slice(-1)) {
      const first = example.first ? (await graph.ask(example.firstAs ?? code, example.first)).data : {};
      const variables = fillIn(JSON.parse(example.variables), first, () => crypto.randomUUID());
      const ask = () => both.ask(code, example.query, variables, example.purpose);
      const isOfReadings = /who-read|were-read/.test(file);
      const answer = await expectTheSame(
        async () => (isOfReadings ? withoutReadings(await ask()) : ask()),
        `${file} as ${code}`,
      );
      expect(answer.data, `${file} as ${code}`).toBeTruthy();
    }
  });

  it('to questions that cross the owners, whoever asks', async () => {
    for (const { code } of isLong ? personas : personas.slice(0, 4))
      await expectTheSame(() => both.ask(code, CROSSING, { centre: 'RRC-SOFIA', yes: true }), code);
  });

  it('to a condition whose variable is left out for its default', async () => {
    const byDefault = CROSSING.replace('$yes: Boolean!', '$yes: Boolean = true');
    const told = await both.ask('iom-coordinator', CROSSING, { centre: 'RRC-SOFIA', yes: true });
    const answer = await expectTheSame(
      () => both.ask('iom-coordinator', byDefault, { centre: 'RRC-SOFIA' }),
      'the default',
    );
    expect(inOrder(answer)).toEqual(inOrder(told.ours));
  });

  it('to drawn questions', async () => {
    let crossed = 0;
    await fc.assert(
      fc.asyncProperty(drawnQuestions(schema, starts), fc.constantFrom(...WHO), async (query, who) => {
        expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
        const { data } = await expectTheSame(() => both.ask(who, query, { no: false }), `${who}: ${query}`);
        if (data) crossed += 1;
      }),
      { numRuns: DRAWN, endOnFailure: true },
    );
    expect(crossed).toBeGreaterThan(DRAWN / 2);
  });

  it.each(
    FAULTS.flatMap((fault, at) =>
      OWNERS.filter((_, index) => isLong || index === at % OWNERS.length || fault === 'down').map(
        (owner) => [owner, fault] as const,
      ),
    ),
  )('while %s is %s', async (owner, fault) => {
    await both.proxies[owner].set(fault);
    await expectTheSame(
      () => both.ask('iom-coordinator', CROSSING, { centre: 'RRC-SOFIA', yes: true }),
      `${owner} ${fault}`,
    );
  });
});
