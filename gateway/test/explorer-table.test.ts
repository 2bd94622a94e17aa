import { describe, expect, it } from 'vitest';
import { csvOf } from '../explorer/csv.js';
import { fillIn } from '../explorer/fill-in.js';
import { bestList, goesOn, listsOf, WHOLE } from '../explorer/lists.js';
import { tableOf } from '../explorer/table.js';
import { explainer, refusalsOf, troublesOf } from '../explorer/trouble.js';

const data = {
  zone: {
    name: 'A zone',
    onDuty: [{ who: 'B' }],
    residents: {
      nodes: [
        { name: 'C', languages: ['ar', 'fr'], room: null, risk: null, services: { nodes: [] } },
        {
          name: 'D',
          languages: [],
          room: { code: '1' },
          risk: null,
          services: { nodes: [{ at: 'x' }, { at: 'y' }] },
        },
      ],
      pageInfo: { hasNextPage: false },
    },
  },
};
const valuesOf = (list: string) => {
  const { columns, rows } = tableOf(data, list);
  return [columns, ...rows.map((row) => row.map((cell) => cell?.value))];
};

describe('the lists of an answer', () => {
  it('say that they go on when they are the page of a longer one, for one parent of many, too', () => {
    const path = 'zones.residents.nodes';
    const zones = (...more: boolean[]) => ({
      zones: more.map((hasNextPage) => ({ residents: { nodes: [], pageInfo: { hasNextPage } } })),
    });
    expect(goesOn(zones(false, false), path)).toBe(false);
    expect(goesOn(zones(false, true), path)).toBe(true);
    expect(goesOn(zones(true), 'zones')).toBe(false);
    expect(goesOn({ zones: [{ residents: null }] }, path)).toBe(false);
  });

  it('are found with all their rows, and the longest outer one is shown first unless another is wanted', () => {
    const lists = listsOf(data);
    expect(lists).toEqual([
      { path: 'zone.onDuty', rows: 1 },
      { path: 'zone.residents.nodes', rows: 2 },
      { path: 'zone.residents.nodes.services.nodes', rows: 2 },
    ]);
    expect(bestList(lists)).toBe('zone.residents.nodes');
    expect(bestList(lists, 'everything')).toBe(WHOLE);
    expect(bestList(lists, 'zone.onDuty')).toBe('zone.onDuty');
    expect(bestList(lists, 'zone.residents.nodes.0.services.nodes')).toBe(
      'zone.residents.nodes.services.nodes',
    );
    expect(bestList(lists, 'zone.gone')).toBe('zone.residents.nodes');
    expect(bestList(listsOf({ me: 'IOM' }))).toBe(WHOLE);
  });
});

describe('the table of a list', () => {
  it('has columns for what lies in objects, one cell for a list, and null where the object around is null', () => {
    expect(valuesOf('zone.residents.nodes')).toEqual([
      ['name', 'languages', 'room.code', 'risk', 'services'],
      ['C', ['ar', 'fr'], null, null, []],
      ['D', [], '1', null, [{ at: 'x' }, { at: 'y' }]],
    ]);
  });

  it('of a list in the rows of another begins with what says whose row it is', () => {
    expect(valuesOf('zone.residents.nodes.services.nodes')).toEqual([
      ['residents.name', 'residents.risk', 'at'],
      ['D', null, 'x'],
      ['D', null, 'y'],
    ]);
  });

  it('of the whole answer is one row', () => {
    const [columns, row] = valuesOf(WHOLE);
    expect(columns).toEqual(['zone.name', 'zone.onDuty', 'zone.residents']);
    expect(row!.slice(0, 2)).toEqual(['A zone', [{ who: 'B' }]]);
  });

  it('as a file keeps commas, quotes, lines and moments, and lets no spreadsheet run a formula', () => {
    const rows = [
      { a: 'x, "y"\nz', b: '=1+1', c: -1, d: ['p', 'q'], e: '2026-11-26T20:00:00.000Z', f: null },
    ];
    expect(csvOf(tableOf({ rows }, 'rows'))).toBe(
      'a,b,c,d,e,f\r\n"x, ""y""\nz",\'=1+1,-1,"p, q",2026-11-26T20:00:00.000Z,\r\n',
    );
  });
});

describe('what is wrong with an answer', () => {
  const closed = {
    message: 'PROTECTION is not for REGISTRAR.',
    path: ['zone', 'residents', 'nodes', 0, 'risk'],
    extensions: { code: 'FORBIDDEN', rule: 'REGISTRAR x PROTECTION', owner: 'STATE', rows: 2 },
  };

  it('explains the null of every row when it was told once, and no other null', () => {
    const explain = explainer([closed]);
    expect(explain(['zone', 'residents', 'nodes', 1, 'risk'])).toBe(closed);
    expect(explain(['zone', 'residents', 'nodes', 1, 'room'])).toBeUndefined();
    const { rows: _, ...once } = closed.extensions;
    expect(
      explainer([{ ...closed, extensions: once }])(['zone', 'residents', 'nodes', 1, 'risk']),
    ).toBeUndefined();
    const above = { message: 'Away.', path: ['zone', 'residents'] };
    expect(explainer([above])(['zone', 'residents', 'nodes', 1, 'name'])).toBe(above);
  });

  it('is told with its place, its code and what would open it', () => {
    expect(troublesOf([closed])).toEqual([
      {
        place: 'zone.residents.nodes.risk',
        code: 'FORBIDDEN',
        message: 'PROTECTION is not for REGISTRAR.',
        details: [
          ['Rule', 'REGISTRAR x PROTECTION'],
          ['Decided by', 'STATE'],
          ['Rows', '2'],
        ],
      },
    ]);
    const userErrors = [
      { code: 'CONFLICT', message: 'Changed.', path: ['input', 'version'], severity: 'ERROR', rule: null },
    ];
    expect(refusalsOf({ depart: { resident: null, userErrors } })).toEqual([
      { code: 'CONFLICT', message: 'Changed.', place: 'input.version', severity: 'ERROR', details: [] },
    ]);
  });
});

describe('what an example leaves open', () => {
  it('is filled in with what was found, of whatever type, and a key that is new', () => {
    const variables = {
      a: ['<x.0.id>'],
      b: { version: '<x.0.version>', key: '<fresh>' },
      c: 'a < b > c',
      d: 1,
    };
    expect(fillIn(variables, { x: [{ id: 'i', version: 3 }] }, () => 'k')).toEqual({
      a: ['i'],
      b: { version: 3, key: 'k' },
      c: 'a < b > c',
      d: 1,
    });
  });

  it('is said to be missing when nothing was found', () => {
    expect(() => fillIn({ a: '<x.0.id>' }, { x: [] }, () => 'k')).toThrow(/x\.0\.id/);
  });
});
