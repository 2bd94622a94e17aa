import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { foldRefusals } from '../src/folded-refusals.js';

const closed = (
  path: (string | number)[],
  message = 'No.',
  rule = 'NURSE x FAMILY',
): GraphQLFormattedError => ({
  message,
  path,
  extensions: { code: 'FORBIDDEN', rule, owner: 'STATE' },
});
const people = (...rows: object[]) => ({ residents: { nodes: rows } });
const at = (row: number, field = 'kin') => ['residents', 'nodes', row, field];

describe('a field that is closed in every row', () => {
  it('is told once, at its first row, with the number of rows', () => {
    const data = people({ kin: null }, { kin: null }, { kin: null });
    const folded = foldRefusals(
      data,
      [0, 1, 2].map((row) => closed(at(row))),
    );
    expect(folded).toEqual([
      {
        ...closed(at(0)),
        extensions: { code: 'FORBIDDEN', rule: 'NURSE x FAMILY', owner: 'STATE', rows: 3 },
      },
    ]);
  });

  it('is told once for each field and each rule, in the order in which they came', () => {
    const data = people({ kin: null, risk: null }, { kin: null, risk: null });
    const errors = [0, 1].flatMap((row) => [closed(at(row)), closed(at(row, 'risk'), 'Nor that.')]);
    expect(foldRefusals(data, errors).map(({ path, extensions }) => [path, extensions?.['rows']])).toEqual([
      [at(0), 2],
      [at(0, 'risk'), 2],
    ]);
  });

  it('is told once through lists in lists', () => {
    const data = { centres: [{ rooms: [{ who: null }] }, { rooms: [{ who: null }, { who: null }] }] };
    const errors = [
      [0, 0],
      [1, 0],
      [1, 1],
    ].map(([centre, room]) => closed(['centres', centre!, 'rooms', room!, 'who']));
    expect(foldRefusals(data, errors).map(({ extensions }) => extensions?.['rows'])).toEqual([3]);
  });
});

describe('every row stays told', () => {
  it.each<[string, object, GraphQLFormattedError[]]>([
    [
      'when another row is open',
      people({ kin: null }, { kin: null }, { kin: 'a' }),
      [closed(at(0)), closed(at(1))],
    ],
    [
      'when another row has none',
      people({ kin: null }, { kin: null }, { kin: null }),
      [closed(at(0)), closed(at(1))],
    ],
    [
      'when the words differ',
      people({ kin: null }, { kin: null }),
      [closed(at(0)), closed(at(1), 'Not yet.')],
    ],
    [
      'when the rule differs',
      people({ kin: null }, { kin: null }),
      [closed(at(0)), closed(at(1), 'No.', 'other')],
    ],
    [
      'when no rule closed it',
      people({ kin: null }, { kin: null }),
      [0, 1].map((row) => ({
        message: 'Away.',
        path: at(row),
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      })),
    ],
    ['when a row is gone as a whole', people({ kin: null }, {}), [closed(at(0)), closed(at(1))]],
    [
      'when there is no list',
      { a: { kin: null }, b: { kin: null } },
      [closed(['a', 'kin']), closed(['b', 'kin'])],
    ],
  ])('%s', (_, data, errors) => expect(foldRefusals(data, errors)).toEqual(errors));

  it('and no null is left without the explanation that it had', () => {
    const row = fc.record({
      kin: fc.constantFrom('open', 'none', 'A', 'B', 'away'),
      risk: fc.constantFrom('open', 'A', 'away'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const data = people(
          ...rows.map((one) =>
            Object.fromEntries(
              Object.entries(one).map(([name, state]) => [name, state === 'open' ? 1 : null]),
            ),
          ),
        );
        const errors = rows.flatMap((one, index) =>
          Object.entries(one)
            .filter(([, state]) => !['open', 'none'].includes(state))
            .map(([name, state]) =>
              state === 'away'
                ? { message: 'Away.', path: at(index, name), extensions: { code: 'UPSTREAM_UNAVAILABLE' } }
                : closed(at(index, name), state),
            ),
        );
        const folded = foldRefusals(data, errors);
        const told = (index: number, name: string) =>
          folded.find(({ path, extensions }) =>
            extensions?.['rows'] ? path!.at(-1) === name : path!.at(-1) === name && path![2] === index,
          )?.message;
        rows.forEach((one, index) => {
          for (const [name, state] of Object.entries(one))
            expect(told(index, name)).toBe(
              state === 'open' || state === 'none' ? undefined : state === 'away' ? 'Away.' : state,
            );
        });
      }),
    );
  });
});
