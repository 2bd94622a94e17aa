import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Graph, startGraph } from './support/graph.js';

/** Asks `people` twice at once: for the centre and for its residents. */
const QUERY = '{ centre(id: "c1") { name size: headcount residents { id name age } } }';
const MANY = 'query ($first: Int!) { centre(id: "c1") { headcount many(first: $first) { id name } } }';
const DEADLINE = 1500;

let joined: Graph;
let apart: Graph;
beforeAll(async () => {
  [joined, apart] = await Promise.all([
    startGraph({ deadlineMilliseconds: DEADLINE }),
    startGraph({ deadlineMilliseconds: DEADLINE, asPlanned: true }),
  ]);
});
afterAll(() => Promise.all([joined.close(), apart.close()]));
afterEach(() => {
  for (const { people } of [joined, apart]) {
    people.tamper = undefined;
    people.failsOn = undefined;
    people.misbehave = undefined;
    people.headers.length = 0;
  }
});

const sorted = ({ data, errors = [] }: Answer) => ({
  data,
  errors: errors.map((error) => JSON.stringify(error)).sort(),
});

/** Has both gateways asked, each over a `people` of its own to which the same happens. */
async function expectTheSame(
  happens: (people: Graph['people']) => void = () => undefined,
  query = QUERY,
  variables?: object,
) {
  for (const { people } of [joined, apart]) happens(people);
  const [ours, theirs] = await Promise.all([joined.ask(query, variables), apart.ask(query, variables)]);
  expect(sorted(ours)).toEqual(sorted(theirs));
  return ours;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of a test's own making.
type Json = any;
const roots = (result: Json, change: (entities: Json[], name: string) => unknown) => ({
  ...result,
  data:
    result.data &&
    Object.fromEntries(
      Object.entries(result.data).map(([name, found]) => [name, change(found as Json[], name)]),
    ),
});
const isCentre = (found: Json) => found?.[0]?.__typename === 'Centre';

describe('what one operation asks of a slice in the same moment', () => {
  it('goes as one request', async () => {
    const { errors } = await expectTheSame();
    expect(errors).toBeUndefined();
    expect(joined.people.headers).toHaveLength(1);
    expect(apart.people.headers).toHaveLength(2);
  });

  it('is never joined with what another operation asks', async () => {
    await Promise.all([joined.ask(QUERY), joined.ask(QUERY), joined.ask(QUERY)]);
    expect(joined.people.headers).toHaveLength(3);
    expect(new Set(joined.people.headers.map((headers) => headers['x-request-id'])).size).toBe(3);
  });

  it('goes apart when it is for more entities together than a slice looks up at once', async () => {
    await expectTheSame(undefined, MANY, { first: 199 });
    expect(joined.people.headers).toHaveLength(1);
    joined.people.headers.length = 0;
    await expectTheSame(undefined, MANY, { first: 200 });
    expect(joined.people.headers).toHaveLength(2);
  });

  it('has the errors of each at its own place', async () => {
    const { errors } = await expectTheSame(undefined, MANY, { first: 120 });
    expect(errors!.map(({ path }) => path)).toEqual([['centre', 'many', 99, 'name']]);
    expect(joined.people.headers).toHaveLength(1);
  });

  it.each<[string, (people: Graph['people']) => void]>([
    [
      'is refused as a whole',
      (people) =>
        (people.tamper = () => ({
          data: null,
          errors: [{ message: 'Too much.', extensions: { code: 'TOO_EXPENSIVE' } }],
        })),
    ],
    [
      'cannot be answered now',
      (people) =>
        (people.tamper = () => ({
          errors: [{ message: 'Busy.', extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
        })),
    ],
    ['is answered without data or errors', (people) => (people.tamper = () => ({}))],
    ['is answered by no GraphQL', (people) => (people.misbehave = (_, response) => response.end('<html>'))],
    [
      'is answered in part, with an error that names no place',
      (people) =>
        (people.tamper = (result) => ({
          ...result,
          errors: [{ message: 'Half.', extensions: { code: 'CONFLICT' } }],
        })),
    ],
    [
      'has one entity of another key',
      (people) =>
        (people.tamper = (result) =>
          roots(result, (found) =>
            found.map((one) => (one?.__key_id === 'r2' ? { ...one, __key_id: 'r1' } : one)),
          )),
    ],
    [
      'has one list too short',
      (people) => (people.tamper = (result) => roots(result, (found) => (isCentre(found) ? [] : found))),
    ],
    [
      'has one list of another type',
      (people) =>
        (people.tamper = (result) =>
          roots(result, (found) =>
            isCentre(found) ? found.map(() => ({ __typename: 'Resident', __key_id: 'c1' })) : found,
          )),
    ],
    [
      'has one root that is null',
      (people) => (people.tamper = (result) => roots(result, (found) => (isCentre(found) ? null : found))),
    ],
    [
      'has its lists interchanged',
      (people) =>
        (people.tamper = (result) => ({
          data: Object.fromEntries(
            Object.keys(result.data).map((name, at, names) => [
              name,
              result.data[names[names.length - 1 - at]!],
            ]),
          ),
        })),
    ],
    [
      'has an error at one root',
      (people) =>
        (people.tamper = (result) =>
          roots(
            {
              ...result,
              errors: Object.entries(result.data).flatMap(([name, found]) =>
                isCentre(found)
                  ? [{ message: 'No.', path: [name, 0, 'headcount'], extensions: { code: 'FORBIDDEN' } }]
                  : [],
              ),
            },
            (found) =>
              isCentre(found) ? found.map((one) => ({ ...one, headcount: null, size: null })) : found,
          )),
    ],
    ['hangs', (people) => (people.misbehave = () => undefined)],
  ])('is as if it had been asked apart when it %s', async (_, happens) => {
    await expectTheSame(happens);
  });

  it('is as if it had been asked apart when it breaks the connection by one of them', async () => {
    const { data, errors } = await expectTheSame((people) => (people.failsOn = '"r1"'));
    expect(data).toMatchObject({ centre: { size: 2, residents: [{ name: null }, { name: null }] } });
    expect(errors).toHaveLength(4);
  });

  it('is as if it had been asked apart when nobody is there', async () => {
    await Promise.all([joined.people.stop(), apart.people.stop()]);
    const { errors } = await expectTheSame();
    expect(errors).toHaveLength(5);
    await Promise.all([joined.people.start(), apart.people.start()]);
  });
});
