import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { conflict, type Refusal, Refusals } from '@mrrm/platform/wire/errors';
import { visibleResidents } from '../../access/visibility.js';
import { findPossibleDuplicates } from '../../duplicates/repository/find.js';
import { heldUp } from '../../duplicates/rules/held-up.js';
import { HOLDS_UP_FROM } from '../../duplicates/rules/likeness.js';
import { recordedBy } from '../../register/repository/lock.js';
import { resident } from '../../register/table.js';
import type { ReadRow } from '../resolvers/read-row.js';
import { isOnRecord, placeOf, reasonOf } from '../rules/reasons.js';
import type { ImportOutcome } from '../values.js';
import { findingsOf } from './findings.js';
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
  const places = fresh.map(({ line }) => line as number);
  refusals.push(...(await refusalsOfAlike(request, query, rows, places)));
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

/**
 * Who registers one person is asked whether it is another one; who takes over many is not, so nobody passes by it: each row of whom somebody is
 * very much alike, on record or in a row before, is refused.
 * @throws Refusal UPSTREAM_UNAVAILABLE while who is on record cannot be looked for
 */
async function refusalsOfAlike(
  request: Request,
  query: Query,
  all: readonly ReadRow[],
  places: readonly number[],
): Promise<Refusal[]> {
  const people = places.map((place) => ({ ...all[place]!, documents: [], place }));
  const found = (await findPossibleDuplicates(request, query, people)).filter(
    ({ score }) => score >= HOLDS_UP_FROM,
  );
  const numbered = await query
    .select({ id: resident.id, number: resident.registrationNumber })
    .from(resident)
    .where(isOneOf(resident.id, [...new Set(found.map(({ residentId }) => residentId))]));
  const numbers = new Map(numbered.map(({ id, number }) => [id, number]));
  const others = new Map<number, string[]>();
  const add = (place: number, who: string) => others.set(place, [...(others.get(place) ?? []), who]);
  for (const { place, residentId } of found) add(places[place]!, numbers.get(residentId)!);
  for (const [{ place }, before] of heldUp(people, []))
    for (const row of before) add(place, `row ${row.place}`);
  return [...others].sort(([a], [b]) => a - b).map(([place, who]) => held(place, who.slice(0, MOST_NAMED)));
}

/** Of more than a few, none is looked at. */
const MOST_NAMED = 5;

const held = (place: number, others: readonly string[]) =>
  conflict(
    `Somebody very much alike is on record, or in a row before (${others.join(', ')}). Register this one by \`registerResident\`, if it is another person.`,
    `rows.${place}`,
  );
