import { readFileSync } from 'node:fs';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLong } from '../../../../test/support/run/long.js';
import { people } from '../support/alike.js';
import { CENTRE, from, Importer } from '../support/importing.js';
import { register } from '../support/residents.js';

/*
 * The command compares tens of thousands of rows in memory before any name is folded; the mutation, as a registration, asks for the
 * tokens of names in the database. Whoever is alike is alike for both.
 */
const IMPORT = `mutation ($input: ImportResidentsInput!) { importResidents(input: $input) { userErrors { code path message } } }`;
const FIELDS =
  'sourceKey registrationNumber givenName familyName fatherName givenNameLatin familyNameLatin dateOfBirth sex nationality'.split(
    ' ',
  );
const MAPPING = from(
  'ALIKE',
  { format: 'json-lines' },
  {
    ...Object.fromEntries(FIELDS.map((name) => [name, { column: name }])),
    arrivedAt: { always: '2024-05-01' },
  },
);

let importer: Importer;
beforeAll(async () => {
  importer = await Importer.begin();
}, 60_000);
afterAll(() => importer?.slice.stop());

/** Whom a sentence names: numbers on record and places of rows. */
const namedIn = (sentence: string) =>
  /\(([^)]*)\)|before: ([^.]*)\./.exec(sentence)!.slice(1).find(Boolean)!.split(', ').sort();
type Found = Record<number, string[]>;
/** Of more than five each way names five. */
const comparable = (found: Found) =>
  Object.fromEntries(
    Object.entries(found).map(([place, named]) => [place, named.length < 5 ? named : 'many']),
  );

async function byCommand(rows: object[]): Promise<Found> {
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  const ran = await importer.run(lines, MAPPING, ['--dry-run', '--hold-duplicates']);
  expect(ran.told).not.toContain('Nothing was imported');
  const report = readFileSync(importer.path('report.csv'), 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(
    report.map((text) => {
      const { import_line, import_rule, import_reason } = JSON.parse(text);
      expect(import_rule).toBe('POSSIBLE_DUPLICATE');
      const named = namedIn(import_reason).map((who) =>
        who.replace(/^line (\d+)$/, (_, at) => `row ${at - 1}`),
      );
      return [Number(import_line) - 1, named];
    }),
  );
}

async function byMutation(rows: object[]): Promise<Found> {
  const told = rows.map((row) => ({ ...row, familySituation: 'UNKNOWN', arrivedAt: '2024-05-01T00:00:00Z' }));
  const input = {
    idempotencyKey: newIdentifier(),
    source: 'ALIKE',
    centreId: CENTRE,
    isRehearsal: true,
    rows: told,
  };
  const { data, errors } = await importer.slice.ask({ centres: [CENTRE] }, IMPORT, { input });
  expect(errors).toBeUndefined();
  return Object.fromEntries(
    data.importResidents.userErrors.map(
      ({ code, path, message }: { code: string; path: string[]; message: string }) => {
        expect(code).toBe('CONFLICT');
        return [Number(path[2]), namedIn(message)];
      },
    ),
  );
}

const columnsOf = (person: { givenNameLatin: string | null }) => ({
  latin_name_source: person.givenNameLatin && 'REGISTRAR',
  ...Object.fromEntries(
    Object.entries(person).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  ),
});

it('holds up the same rows by the command as over the graph, with the same people on record and before them', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(people, { minLength: 4, maxLength: 24 }), async (some) => {
      runs += 1;
      const [old, waiting, ...rest] = [0, 1, 2, 3].map((part) =>
        some.filter((_, place) => place % 4 === part),
      );
      for (const [place, group] of [old!, waiting!].entries()) {
        for (const one of group) await register(importer.slice.owner, CENTRE, columnsOf(one));
        // The names of some are folded, those of others wait.
        if (place === 0) await importer.slice.verify();
      }
      const rows = rest.flat().map((one, place) => ({
        ...{ sourceKey: `A-${runs}-${place}`, registrationNumber: `A-${runs}-${place}` },
        ...one,
      }));
      expect(comparable(await byCommand(rows))).toEqual(comparable(await byMutation(rows)));
    }),
    { numRuns: isLong ? 50 : 8 },
  );
  const held = await byCommand([
    { ...ONE, sourceKey: 'last', registrationNumber: 'LAST' },
    { ...ONE, sourceKey: 'very-last', registrationNumber: 'VERY-LAST' },
  ]);
  expect(held[1]).toContain('row 0');
}, 120_000);

const ONE = {
  givenName: 'Dragomir',
  familyName: 'Petkov',
  dateOfBirth: '2009-06-02',
  sex: 'MALE',
  nationality: 'BGR',
};
