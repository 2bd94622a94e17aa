import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { verifyAudit } from '@mrrm/platform/audit/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';
import { isLong } from '../../../../test/support/run/long.js';
import {
  CENTRE,
  file,
  from,
  GOOD,
  HEADER,
  Importer,
  line,
  mappingOf,
  stateOf,
} from '../support/importing.js';
import { register } from '../support/residents.js';

let importer: Importer;
let residents: OneSlice;
beforeAll(async () => {
  importer = await Importer.begin();
  residents = importer.slice;
}, 60_000);
afterAll(() => residents?.stop());

const state = () => stateOf(residents);
const named = async (number: string) =>
  (
    await residents.owner`select *, arrived_at::text as arrived, date_of_birth::text as born from residents.resident
      where registration_number = ${number}`
  )[0];

describe('importing a register by the command', () => {
  it('is for the owner of the database alone', async () => {
    const before = await state();
    const ran = await importer.run(file(line(1)), from('NOT-OWNER'), undefined, {
      OWNER_DATABASE_URL_RESIDENTS: residents.appUrl,
    });
    expect(ran).toMatchObject({ status: 1, told: expect.stringMatching(/^Nothing was imported: /) });
    expect(await state()).toEqual(before);
  });

  it.each([
    ['a word too many', ['--reason', 'x', '--often'], mappingOf(), /^Nothing was imported: Usage: /],
    ['no reason', [], mappingOf(), /^Nothing was imported: Usage: /],
    [
      'a column that is not there',
      undefined,
      mappingOf({}, { sex: { column: 'Sex' } }),
      /has no column "Sex"/,
    ],
    [
      'fewer rows than are expected',
      ['--reason', 'x', '--rows', '3'],
      mappingOf(),
      /has 1 rows, and 3 are expected/,
    ],
  ])('is refused in one sentence with %s, and changes nothing', async (_, flags, mapping, sentence) => {
    const before = await state();
    const ran = await importer.run(file(line(1)), mapping, flags);
    expect(ran).toMatchObject({ status: 1, told: expect.stringMatching(sentence) });
    expect(await state()).toEqual(before);
  });

  it('accounts for every row: each bad one with its line, column, sort of value and reason, each good one once', async () => {
    await register(residents.owner, CENTRE, { registration_number: 'TAKEN' });
    const bad: [string, object][] = [
      [
        line('b1', { born: '31.02.2009' }),
        { import_column: 'Роден', import_rule: 'IMPOSSIBLE_DATE', import_value_class: 'date-like' },
      ],
      [line('b2', { born: '02.06.09' }), { import_rule: 'TWO_DIGIT_YEAR' }],
      [line('b3', { born: '02.06.2025' }), { import_column: 'Пристигнал', import_rule: 'VALUE' }],
      [
        line('b4').replace(';М;', ';X;'),
        { import_column: 'Пол', import_rule: 'UNKNOWN_WORD', import_value_class: 'Latin letters' },
      ],
      [
        line('b5', { name: '' }),
        { import_column: 'Име', import_rule: 'MISSING', import_value_class: 'empty' },
      ],
      [line('b6', { name: '=HYPERLINK(1)' }), { import_rule: 'FORMULA', Име: "'=HYPERLINK(1)" }],
      [line('b7', { name: '+1' }), { import_rule: 'FORMULA', Име: "'+1" }],
      [line('b8', { name: '@SUM(1)' }), { import_rule: 'FORMULA', Име: "'@SUM(1)" }],
      [
        line('b9', { name: 'a\0b' }),
        { import_rule: 'VALUE', import_value_class: 'characters that do not show' },
      ],
      [
        line('b10', { name: 'x'.repeat(1_048_576) }),
        { import_rule: 'VALUE', import_value_class: '1048576 characters' },
      ],
      [
        line('b11', { number: 'АB-1' }),
        {
          import_column: 'Номер',
          import_rule: 'VALUE',
          import_value_class: 'Latin and Cyrillic letters with digits',
        },
      ],
      [line('b12', { name: 'a"b' }), { import_rule: 'QUOTES' }],
      [line('b13', { name: '"a"b' }), { import_rule: 'QUOTES' }],
      [`${line('b14')};8`, { import_rule: 'COLUMNS' }],
      [
        line('g1'),
        { import_rule: 'KEY_TWICE', import_reason: 'Another one before it has the same key (line 2).' },
      ],
      [line('b15', { number: 'N-g1' }), { import_rule: 'NUMBER_TWICE' }],
      [line('b16', { number: 'TAKEN' }), { import_column: 'Номер', import_rule: 'NUMBER_IN_USE' }],
      [line('b17', { name: '"open' }), { import_rule: 'QUOTES' }],
      ['b18;N-b18;Cut', { import_rule: 'COLUMNS' }],
    ];
    const good = [
      line('g1'),
      line('g2', { name: '"Мария-Луиза"', born: '03.06.2009' }),
      line('g3', { name: 'محمد', born: '٠٤.٠٦.٢٠٠٩' }),
    ];
    const content = file(...good, ...bad.map(([row]) => row)).trimEnd();
    const none = await importer.run(content, from('EVERY'));
    expect(none.status).toBe(1);
    expect(none.said).toContain(`22 rows: 0 registered, 0 on record before, ${bad.length} refused`);
    const ran = await importer.run(content, from('EVERY'), GOOD);
    expect(ran.status).toBe(3);
    expect(ran.report).toEqual(none.report);
    expect(ran.report).toMatchObject(
      bad.map(([, why], index) => ({ import_outcome: 'REFUSED', import_line: String(5 + index), ...why })),
    );
    expect(ran.said).toContain(`22 rows: 3 registered, 0 on record before, ${bad.length} refused`);
    expect(await named('N-G3')).toMatchObject({
      given_name: 'محمد',
      given_name_latin: 'Mhmd',
      born: '2009-06-04',
      arrived: '2024-04-30 21:00:00+00',
    });
    // Neither progress nor summary tells of anybody.
    expect(`${ran.told}${ran.said}`).not.toMatch(/Омар|محمد|b1/);
    expect(statSync(importer.path('report.csv')).mode & 0o777).toBe(0o600);
    const before = await state();
    const again = await importer.run(content, from('EVERY'), GOOD);
    expect(again).toMatchObject({
      status: 1,
      said: expect.stringContaining('0 registered, 3 on record before'),
    });
    expect(await state()).toEqual(before);
  });

  it('takes over the report once it is mended, and says of a known row that says something else', async () => {
    await importer.run(file(line('m1'), line('m2', { born: '31.06.2009' })), from('MENDED'), GOOD);
    const mended = readFileSync(importer.path('report.csv'), 'utf8').replace('31.06.2009', '30.06.2009');
    // It is UTF-8 by its mark, whatever the register itself was.
    const ran = await importer.run(mended, from('MENDED', { encoding: 'windows-1251' }));
    expect(ran).toMatchObject({ status: 0, report: [] });
    expect(await named('N-M2')).toMatchObject({ given_name: 'Омар', born: '2009-06-30' });
    const before = await state();
    const other = await importer.run(file(line('m1', { name: 'Друг' })), from('MENDED'));
    expect(other).toMatchObject({
      status: 0,
      report: [{ import_outcome: 'DIFFERS', import_rule: 'DIFFERS' }],
    });
    expect(await state()).toEqual(before);
  });

  it.each([
    ['windows-1251', 'Юлия', Buffer.from('dececbe8ff', 'hex').subarray(0, 0)],
    ['windows-1256', 'عمر', Buffer.alloc(0)],
    ['utf-8', 'Zoë عمر', Buffer.alloc(0)],
  ])('reads %s, with a mark or without, however lines end', async (encoding, name) => {
    const key = encoding.toUpperCase();
    const text = `${HEADER}\r\n${line(`${key}-1`, { name })}\n${line(`${key}-2`, { name: 'X', born: '01.01.2001' })}\r${line(`${key}-3`, { name: 'Y', born: '01.01.2002' })}`;
    const ascii = {
      ID: 'ID',
      Номер: 'No',
      Име: 'Given',
      Фамилия: 'Family',
      Роден: 'Born',
      Пол: 'Sex',
      Пристигнал: 'Arrived',
      Тест: 'Test',
      М: 'M',
    };
    const plain = Object.entries(ascii).reduce((filled, [one, other]) => filled.replaceAll(one, other), text);
    const bytes = encoding === 'utf-8' ? Buffer.from(`\ufeff${plain}`) : encoded(plain, encoding);
    const ran = await importer.run(
      bytes,
      from(
        key,
        { encoding },
        {
          registrationNumber: { column: 'No' },
          givenName: { column: 'Given' },
          familyName: { column: 'Family' },
          dateOfBirth: { column: 'Born', dates: ['dd.mm.yyyy'] },
          sex: { column: 'Sex', values: { M: 'MALE' } },
          arrivedAt: { column: 'Arrived', dates: ['dd.mm.yyyy'] },
        },
      ),
    );
    expect(ran.told + ran.said).toContain('3 rows: 3 registered');
    expect(await named(`N-${key}-1`)).toMatchObject({ given_name: name.normalize('NFC') });
  });

  it('refuses the one row whose bytes are no character, and a file of two bytes a character', async () => {
    const bytes = Buffer.from(file(line('e1', { name: 'Zo#' }), line('e2', { born: '05.05.2005' })));
    bytes[bytes.indexOf('#')] = 0xeb;
    const ran = await importer.run(bytes, from('ENCODING'), GOOD);
    expect(ran.report).toMatchObject([
      { ID: 'e1', import_rule: 'ENCODING', import_value_class: 'characters that were not read' },
    ]);
    const wide = await importer.run(Buffer.from(`\ufeff${file(line('e3'))}`, 'utf16le'), from('ENCODING'));
    expect(wide.told).toBe('Nothing was imported: The file is UTF-16. Save it as UTF-8.');
  });

  it('reads JSON lines', async () => {
    const row = (key: string, more: object = {}) =>
      JSON.stringify({
        ID: key,
        Номер: key,
        Име: 'Samir',
        Роден: '07.07.2007',
        Пол: 'М',
        Пристигнал: '01.05.2024',
        Езици: ['ar', 'ps'],
        ...more,
      });
    const ran = await importer.run(
      [row('j1'), '', '{"ID": "j2"', row('j3', { Име: { of: 'x' } }), row('j4', { Роден: null })].join(
        '\r\n',
      ),
      from('JSON', { format: 'json-lines' }, { languages: { column: 'Езици' }, familyName: undefined }),
      GOOD,
    );
    expect(ran.said).toContain('4 rows: 2 registered, 0 on record before, 2 refused');
    expect(await named('J1')).toMatchObject({ languages: ['ar', 'ps'], family_name: null });
    const report = readFileSync(importer.path('report.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(report).toMatchObject([
      { import_line: '3', import_rule: 'UNREADABLE' },
      { import_line: '4', import_rule: 'UNREADABLE' },
    ]);
  });

  it('tells of whom somebody alike may be on record, in any script, and holds them back when that is wanted', async () => {
    await register(residents.owner, CENTRE, {
      registration_number: 'ALIKE',
      given_name: 'Mohammed',
      family_name: 'Khaled',
      date_of_birth: '2003-03-03',
    });
    const row = line('a1', { name: 'Мохамед', born: '03.03.2003' }).replace('Тест', 'Халед');
    const held = await importer.run(file(row), from('ALIKE'), ['--hold-duplicates', '--reason', 'x']);
    expect(held).toMatchObject({
      status: 1,
      report: [{ import_outcome: 'REFUSED', import_rule: 'POSSIBLE_DUPLICATE' }],
    });
    const taken = await importer.run(file(row), from('ALIKE'));
    expect(taken).toMatchObject({
      status: 0,
      report: [{ import_outcome: 'DOUBTFUL', import_reason: expect.stringContaining('ALIKE') }],
    });
  });

  it('rehearses, and leaves nothing behind', async () => {
    const before = await state();
    const ran = await importer.run(file(line('r1')), from('REHEARSAL'), ['--dry-run']);
    expect(ran).toMatchObject({ status: 0, said: expect.stringContaining('1 rows: 1 would be registered') });
    expect(await state()).toEqual(before);
  });

  it('names whom it registered in the sealed audit, and the feed tells of them', async () => {
    await importer.run(file(line('s1', { born: '08.08.2008' })), from('SEALED'));
    const resident = await named('N-S1');
    expect(resident).toMatchObject({
      recorded_by_subject: expect.stringMatching(/^COMMAND:./),
      recorded_by_organisation: 'STATE',
    });
    const id = resident!['id'] as string;
    const officer = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [CENTRE] };
    const history = await residents.ask(
      officer,
      'query ($id: ID!) { resident(id: $id) { accessHistory(first: 5) { nodes { kind operation subject role correlation } } } }',
      { id },
    );
    const [run] = await residents.owner`select id, reason from residents.import_run where source = 'SEALED'`;
    expect(run).toMatchObject({ reason: 'A test' });
    expect(history.data.resident.accessHistory.nodes).toContainEqual({
      kind: 'WRITE',
      operation: 'importResidents',
      subject: resident!['recorded_by_subject'],
      role: 'MAINTENANCE',
      correlation: run!['id'],
    });
    const kinds =
      await residents.owner`select kind from residents.change where resident_id = ${id} order by id`;
    expect(kinds.map(({ kind }) => kind)).toEqual(['REGISTERED', 'STAY_BEGAN']);
    const { d: _, ...half } = createPublicKey({ key: importer.key as never, format: 'jwk' }).export({
      format: 'jwk',
    });
    const { broken } = await verifyAudit({
      owner: 'residents',
      url: residents.appUrl,
      publicKey: half,
      witness: importer.path('witness.jsonl'),
    });
    expect(broken).toBeUndefined();
  });

  it.each(['read', 'judged', 'registered'])(
    'killed once it has said "%s" and run again has taken over each row once',
    async (word) => {
      const rows = Array.from({ length: 300 }, (_, index) => line(`${word}-${index}`));
      const words = importer.words(file(...rows), from(`KILLED-${word.toUpperCase()}`));
      await killedAt(words, word);
      const ran = await importer.run(file(...rows), from(`KILLED-${word.toUpperCase()}`));
      expect(ran.status).toBe(0);
      const [count] =
        await residents.owner`select count(*)::int as rows, count(distinct registration_number)::int as numbers
        from residents.resident where registration_number like ${`N-${word.toUpperCase()}-%`}`;
      expect(count).toEqual({ rows: rows.length, numbers: rows.length });
    },
  );
});

/** Starts the command and kills it as soon as it has said a word of its progress. */
const killedAt = (words: string[], word: string) =>
  new Promise<void>((resolve, reject) => {
    const program = new URL('../../dist/import.js', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, ...words], {
      env: { ...process.env, ...importer.environment },
    });
    child.stderr.on('data', (data) => String(data).includes(word) && child.kill('SIGKILL'));
    child.on('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`It never said ${word}.`)),
    );
  });

/** Text in an encoding of one byte a character. */
function encoded(text: string, encoding: string): Buffer {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((character) => all.indexOf(character)));
}

it.runIf(isLong)(
  'takes over 50,000 rows in one go',
  async () => {
    const day = (index: number) =>
      `${String((index % 28) + 1).padStart(2, '0')}.0${(index % 9) + 1}.${1990 + (index % 30)}`;
    const NAMES = ['Омар', 'محمد', 'Farid', 'Мария', 'Zahra', 'Юсеф', 'علي', 'Ахмад'];
    const rows = Array.from({ length: 50_000 }, (_, index) =>
      line(`L${index}`, {
        name: `${NAMES[index % 8]} ${NAMES[Math.floor(index / 8) % 8]}`,
        born: day(index),
      }).replace('Тест', `Тест${String.fromCodePoint(0x430 + (index % 32))}`),
    );
    const ran = await importer.run(file(...rows), from('LARGE'), [...GOOD, '--rows', '50000']);
    console.info(ran.said);
    expect(ran.said).toContain('50000 rows: 50000 registered');
    // What the slice does with them by itself is done in its time: it fails otherwise.
    await residents.verify();
  },
  600_000,
);
