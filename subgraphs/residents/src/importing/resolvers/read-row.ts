import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { digestOf } from '@mrrm/platform/writing/idempotency';
import { readCode, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { readPerson, type ToldPerson } from '../../register/resolvers/read-person.js';
import type { DepartureReason, HouseholdRelation } from '../../register/values.js';

/** A person and one stay, as another register has them. */
export interface ToldRow extends ToldPerson {
  sourceKey: string;
  householdRelation?: HouseholdRelation | null;
  safeZoneId?: string | null;
  arrivedAt: Date;
  departedAt?: Date | null;
  departureReason?: DepartureReason | null;
}

/** What a row is judged by. */
export interface RowClock {
  now: Date;
  /** YYYY-MM-DD at the centre. */
  dayAt(moment: Date): string;
}

/**
 * Reads a row as a registration is read, with its departure where it has one.
 * @throws Refusal BAD_USER_INPUT or RULE_VIOLATION at the field
 */
export function readRow(told: ToldRow, centreId: string, { now, dayAt }: RowClock) {
  const arrivedAt = readPast(told.arrivedAt, now, 'arrivedAt');
  const departedAt = told.departedAt == null ? null : readPast(told.departedAt, now, 'departedAt');
  const departureReason = told.departureReason ?? null;
  if (departedAt && departedAt < arrivedAt)
    throw badInput('The departure lies before the arrival.', 'departedAt');
  if ((departedAt === null) !== (departureReason === null))
    throw badInput(
      'Give a departure with its reason, or neither.',
      departedAt === null ? 'departedAt' : 'departureReason',
    );
  const person = readPerson(told, { today: dayAt(now), arrivedOn: dayAt(arrivedAt) });
  if (told.householdRelation && told.householdNumber == null)
    throw badInput('Say in which household.', 'householdNumber');
  const values = {
    sourceKey: readCode(told.sourceKey, 'sourceKey', 100),
    ...person,
    ...(told.householdRelation && { householdRelation: told.householdRelation }),
    centreId: readIdentifier(centreId, 'centreId'),
    safeZoneId: readOptionalIdentifier(told.safeZoneId, 'safeZoneId'),
    arrivedAt,
    departedAt,
    departureReason,
  };
  return { ...values, digest: digestOf(values) };
}
export type ReadRow = ReturnType<typeof readRow>;
