import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow, mustBeAt } from '@mrrm/platform/writing/version';
import { and, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { consent } from '../../opening/table.js';
import { type LockedResident, lockResident, recordedBy } from '../../register/repository/lock.js';
import { mustFit } from '../../register/resolvers/read-told.js';
import { bornAfterArrival, mustBePossible } from '../../register/rules/birth.js';
import { resident, stay } from '../../register/table.js';
import { representation } from '../../representation/table.js';
import { type Correctable, type Difference, differencesOf, meantBy, NAME_OF } from '../rules/differences.js';
import { majorityMove, movesAnything, tellMove } from '../rules/majority-move.js';
import { correction } from '../table.js';

export interface Wanted {
  residentId: string;
  expectedVersion: number;
  reason: string;
  values: Partial<Correctable>;
  /** Whether the correction may make an adult of a child, or a child of an adult. */
  movesMajority: boolean;
}

/**
 * Corrects what is registered, and keeps what stood there: the one way by which a value with a history changes.
 * @returns what it moved beside the values themselves, in sentences; none for nothing
 * @throws Refusal NOT_FOUND; CONFLICT for another version; BAD_USER_INPUT when nothing differs or the date of birth cannot
 * be; RULE_VIOLATION when it would stand against what is on record, or moves majority and nobody has said that it may
 */
export async function correctResident(request: Request, query: Query, wanted: Wanted): Promise<string[]> {
  const { residentId, expectedVersion, reason, values, movesMajority } = wanted;
  const found = await lockResident(request, query, residentId);
  mustBeAt(found, expectedVersion, 'resident');
  const differences = differencesOf(found, values);
  if (differences.length === 0)
    throw badInput('All of this is on record already. Say what is to be corrected.');
  const after: Correctable = { ...found, ...meantBy(found, values) };
  const changed = Object.fromEntries(differences.map(({ field }) => [NAME_OF[field], after[NAME_OF[field]]]));
  if (after.dateOfBirthCertainty && !after.dateOfBirth)
    throw badInput('A certainty needs a date of birth.', 'dateOfBirthCertainty');
  if (after.latinNameSource && !after.givenNameLatin)
    throw badInput('Give the given name in Latin letters too.', 'givenNameLatin');
  if (after.familyNameLatin && !(after.givenNameLatin && after.familyName))
    throw badInput('In Latin letters there is no family name without the others.', 'familyNameLatin');
  if (after.fatherNameLatin && !(after.givenNameLatin && after.fatherName))
    throw badInput('In Latin letters there is no name of the father without the others.', 'fatherNameLatin');
  mustFit(after);
  const told = await followBirth(request, query, found, after.dateOfBirth, movesMajority);
  await changeRow(
    query,
    resident,
    { id: residentId, expectedVersion },
    { ...changed, dateOfBirthIsEstimate: after.dateOfBirthCertainty === 'ASSESSED' },
    'resident',
  );
  await keepCorrections(
    request,
    query,
    { residentId, residentVersion: expectedVersion + 1, reason },
    differences,
  );
  return told;
}

/** Keeps what stood there, beside the change itself. */
export const keepCorrections = (
  request: Request,
  query: Query,
  act: { residentId: string; residentVersion: number; reason: string },
  differences: Difference[],
) =>
  query.insert(correction).values(
    differences.map((difference) => ({
      id: newIdentifier(),
      ...act,
      ...difference,
      correctedAt: request.now,
      correctedById: request.actor.staffMember ?? null,
      ...recordedBy(request),
    })),
  );

/** Judges a corrected date of birth by what is on record, and ends what rests on nothing by it. @returns what it moves */
async function followBirth(
  request: Request,
  query: Query,
  found: LockedResident,
  dateOfBirth: string | null,
  movesMajority: boolean,
): Promise<string[]> {
  if (dateOfBirth === found.dateOfBirth) return [];
  const { now, timeZones } = request;
  const { id, centreId } = found;
  const dayAt = (moment: Date) => timeZones.dayAt(moment, centreId);
  const today = dayAt(now);
  const representations = await query.select().from(representation).where(eq(representation.residentId, id));
  if (dateOfBirth !== null) {
    const [first] = await query
      .select({ arrivedAt: stay.arrivedAt })
      .from(stay)
      .where(eq(stay.residentId, id))
      .orderBy(stay.arrivedAt)
      .limit(1);
    const arrivedOn = dayAt(first?.arrivedAt ?? found.arrivedAt);
    mustBePossible(dateOfBirth, { today, arrivedOn });
    if (dateOfBirth > arrivedOn) throw bornAfterArrival('dateOfBirth');
    if (representations.some(({ appointedOn }) => appointedOn < dateOfBirth))
      throw new Refusal('RULE_VIOLATION', 'The resident was represented before that day. Check both days.', {
        path: 'dateOfBirth',
        rule: 'REPRESENTED_BEFORE_BIRTH',
      });
  }
  const consents = await query
    .select({ id: consent.id, givenAt: consent.givenAt })
    .from(consent)
    .where(
      and(
        eq(consent.residentId, id),
        ne(consent.givenBy, 'RESIDENT'),
        isNull(consent.withdrawnAt),
        or(isNull(consent.expiresAt), gt(consent.expiresAt, now)),
      ),
    );
  const move = majorityMove({
    ...{ from: found.dateOfBirth, to: dateOfBirth, today, representations },
    consents: consents.map((one) => ({ id: one.id, givenOn: dayAt(one.givenAt) })),
  });
  if (!movesAnything(move)) return [];
  const sentence = tellMove(move);
  if (!movesMajority)
    throw new Refusal('RULE_VIOLATION', `${sentence} Say by \`movesMajority\` that this is meant.`, {
      ...{ path: 'dateOfBirth', rule: 'MOVES_MAJORITY', opens: '`movesMajority: true`' },
    });
  if (move.unfounded.length > 0)
    await withdraw(
      request,
      query,
      move.unfounded.map(({ id: of }) => of),
    );
  return [sentence];
}

const withdraw = ({ now }: Request, query: Query, ids: string[]) =>
  query
    .update(consent)
    .set({ withdrawnAt: now, version: sql`${consent.version} + 1`, updatedAt: sql`now()` })
    .where(and(inArray(consent.id, ids), isNull(consent.withdrawnAt)));
