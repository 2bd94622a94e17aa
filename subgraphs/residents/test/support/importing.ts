import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { JWK } from 'jose';
import { vi } from 'vitest';
import { makeAuditKey, type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { runImport } from '../../src/importing/command/main.js';
import { slice } from '../../src/slice.js';

export const CENTRE = newIdentifier();

/** A mapping of a register whose columns are called as in Bulgaria, as far as a test does not say otherwise. */
export const mappingOf = (more: object = {}, fields: object = {}) => ({
  source: 'REGISTER-A',
  delimiter: ';',
  ...more,
  fields: {
    sourceKey: { column: 'ID' },
    registrationNumber: { column: 'Номер' },
    givenName: { column: 'Име' },
    familyName: { column: 'Фамилия' },
    dateOfBirth: { column: 'Роден', dates: ['dd.mm.yyyy'] },
    sex: { column: 'Пол', values: { М: 'MALE', Ж: 'FEMALE' } },
    familySituation: { always: 'UNKNOWN' },
    centreId: { always: CENTRE },
    arrivedAt: { column: 'Пристигнал', dates: ['dd.mm.yyyy'] },
    ...fields,
  },
});

export const HEADER = 'ID;Номер;Име;Фамилия;Роден;Пол;Пристигнал';
/** A good row. */
export const line = (key: string | number, more: Partial<Record<'number' | 'name' | 'born', string>> = {}) =>
  `${key};${more.number ?? `N-${key}`};${more.name ?? 'Омар'};Тест;${more.born ?? '02.06.2009'};М;01.05.2024`;

export const file = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');
/** Takes the good rows over. */
export const GOOD = ['--good-rows', '--reason', 'A test'];
/** A register of its own, so that no test meets the keys of another. */
export const from = (source: string, more: object = {}, fields: object = {}) =>
  mappingOf({ source, ...more }, fields);

/** All that an import could change. */
export const stateOf = async ({ owner }: OneSlice) =>
  (
    await owner`select (select count(*)::int from residents.resident) as people, (select count(*)::int from residents.stay) as stays,
      (select count(*)::int from residents.change) as told, (select count(*)::int from residents.imported_row) as rows,
      (select count(*)::int from residents.import_run) as runs, (select sequence::int from residents.audit_head) as audit`
  )[0]!;

export interface Ran {
  status: number;
  /** What it printed. */
  said: string;
  /** What it told of its progress and of why it did nothing. */
  told: string;
  /** The rows of its report, by column. */
  report: Record<string, string>[];
}

/** The command, in a folder of its own, beside a slice whose audit it seals as well. */
export class Importer {
  readonly folder = mkdtempSync(join(tmpdir(), 'mrrm-import-'));
  slice!: OneSlice;

  private constructor(readonly key: JWK) {}

  static async begin(): Promise<Importer> {
    const importer = new Importer(await makeAuditKey());
    importer.slice = await startOneSlice(slice, {
      AUDIT_PRIVATE_JWK: JSON.stringify(importer.key),
      AUDIT_WITNESS: importer.path('witness.jsonl'),
    });
    importer.slice.graph.known.add(CENTRE);
    return importer;
  }

  get environment(): Record<string, string> {
    return {
      OWNER_DATABASE_URL_RESIDENTS: this.slice.database.ownerUrl,
      AUDIT_PRIVATE_JWK: JSON.stringify(this.key),
      AUDIT_WITNESS: this.path('witness.jsonl'),
    };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Puts a file and its mapping there. @returns the words of the command */
  words(
    content: string | Buffer,
    mapping: object = mappingOf(),
    flags: string[] = ['--reason', 'A test'],
  ): string[] {
    writeFileSync(this.path('file'), content);
    writeFileSync(this.path('mapping.json'), JSON.stringify(mapping));
    return [
      this.path('file'),
      '--mapping',
      this.path('mapping.json'),
      '--report',
      this.path('report.csv'),
      ...flags,
    ];
  }

  async run(
    content: string | Buffer,
    mapping?: object,
    flags?: string[],
    environment: Record<string, string> = {},
  ): Promise<Ran> {
    const words = this.words(content, mapping, flags);
    writeFileSync(this.path('report.csv'), '');
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const status = await runImport(words, { ...this.environment, ...environment });
      const text = (spy: { mock: { calls: unknown[][] } }) => spy.mock.calls.flat().join('\n');
      return { status, said: text(log), told: text(error), report: this.#report() };
    } finally {
      log.mockRestore();
      error.mockRestore();
    }
  }

  /** Nothing in these tests' reports holds the delimiter. */
  #report(): Record<string, string>[] {
    const text = readFileSync(this.path('report.csv'), 'utf8').replace(/^\ufeff/, '');
    const [header = '', ...rows] = text.split('\r\n').filter((one) => one !== '');
    const names = header.split(';');
    return rows.map((row) => Object.fromEntries(row.split(';').map((cell, index) => [names[index]!, cell])));
  }
}
