import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, Refusals } from '@mrrm/platform/wire/errors';
import { visibleResidents } from '../../access/visibility.js';
import { recordedBy } from '../../register/repository/lock.js';
import type { ReadRow } from '../resolvers/read-row.js';
import { isOnRecord, placeOf, reasonOf } from '../rules/reasons.js';
import type { ImportOutcome } from '../values.js';
import { type Alike, findingsOf, possibleDuplicates } from './findings.js';
import { stagedHere, stagedRow } from './staged.js';
import { keepRun, takeOver } from './take-over.js';

export interface Wanted {
  source: string;
  rows: readonly ReadRow[];
  verification: Verification;
  isRehearsal: boolean;
}

/** What became of the rows, in their order. */
export interface Imported {
  rows: { outcome: ImportOutcome; residentId: string | null }[];
}

/** Takes over all rows or none. @throws Refusals of every row against which the register or another row speaks */
export async function importRows(
  request: Request,
  query: Query,
  { source, rows, verification, isRehearsal }: Wanted,
): Promise<Imported> {
  const staged = rows.map((row, place) => stagedRow(place, row, verification));
  const findings = await findingsOf(query, stagedHere(staged), source, visibleResidents(request));
  const refusals = [...findings.values()]
    .filter(({ rule }) => !isOnRecord(rule))
    .sort((a, b) => a.line - b.line)
    .map((finding) => conflict(reasonOf(finding, 'row'), `rows.${finding.line}.${placeOf(finding)}`));
  const fresh = staged.filter(({ line }) => !findings.has(line as number));
  const alike = await possibleDuplicates(query, stagedHere(fresh), visibleResidents(request, 'IDENTITY'));
  refusals.push(...[...alike].map(([line, others]) => held(line, others)));
  if (refusals.length > 0) throw new Refusals(refusals);
  if (!isRehearsal && fresh.length > 0) {
    const { recordedBySubject, recordedByOrganisation } = recordedBy(request);
    const runId = newIdentifier();
    await keepRun(query, {
      id: runId,
      source,
      rowsRead: rows.length,
      rowsImported: fresh.length,
      rowsKnown: rows.length - fresh.length,
      rowsRefused: 0,
      recordedBySubject,
      recordedByOrganisation,
    });
    await takeOver(query, stagedHere(fresh), { source, runId, recordedBySubject, recordedByOrganisation });
  }
  return {
    rows: staged.map(({ line, id }) => {
      const known = findings.get(line as number);
      if (known) return { outcome: known.rule as ImportOutcome, residentId: known.residentId };
      return isRehearsal
        ? { outcome: 'WOULD_BE_IMPORTED', residentId: null }
        : { outcome: 'IMPORTED', residentId: id as string };
    }),
  };
}

/** Who registers one person is asked whether it is another one; who takes over many is not, so nobody passes by it. */
const held = (line: number, others: readonly Alike[]) =>
  conflict(
    `Somebody with this date of birth and a name that sounds alike is on record, or in a row before (${others
      .map((other) => (other.line === null ? other.number : `row ${other.line}`))
      .join(', ')}). Register this one by \`registerResident\`, if it is another person.`,
    `rows.${line}`,
  );
