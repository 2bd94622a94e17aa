import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { representsOn, todayAt, visibleResidents } from '../../access/visibility.js';
import { type LockedResident, lockResident } from '../../register/repository/lock.js';
import { isChildOn } from '../../register/rules/majority.js';
import { resident } from '../../register/table.js';
import { legalRepresentative, representation } from '../table.js';
import { visibleLegalRepresentatives } from './legal-representative.js';

export interface Appointment {
  residentId: string;
  representative: { id: string } | { fullName: string; bureau: string };
  /** YYYY-MM-DD; today at the resident's centre by default. */
  appointedOn: string | null;
  /** Whether it is that of an adult. */
  ofAdult: boolean;
}

/** So many residents one representative has at most, by a standard that is recalled and not read. */
export const MOST_REPRESENTED = 30;

/** Ends the present representation on the day on which the new one begins. @returns the new one's identifier, and whether theirs are many now */
export async function appointLegalRepresentative(
  request: Request,
  query: Query,
  { residentId, representative, appointedOn: wantedOn, ofAdult }: Appointment,
): Promise<{ id: string; isMany: boolean }> {
  const found = await lockResident(request, query, residentId);
  const appointedOn = wantedOn ?? request.timeZones.dayAt(request.now, found.centreId);
  mustFitLife(request, found, appointedOn, ofAdult);
  const legalRepresentativeId = await findOrInsert(request, query, representative);
  await query
    .update(representation)
    .set({
      endedOn: appointedOn,
      endReason: 'REPLACED',
      version: sql`${representation.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(representation.residentId, residentId),
        lt(representation.appointedOn, appointedOn),
        or(isNull(representation.endedOn), gt(representation.endedOn, appointedOn)),
      ),
    );
  const id = newIdentifier();
  await query.insert(representation).values({ id, residentId, legalRepresentativeId, appointedOn, ofAdult });
  return { id, isMany: (await countRepresented(request, query, legalRepresentativeId)) > MOST_REPRESENTED };
}

/** How many residents somebody represents today, of those whom the actor sees. */
async function countRepresented(
  request: Request,
  query: Query,
  legalRepresentativeId: string,
): Promise<number> {
  const [row] = await rows(
    query,
    sql`select count(*)::int as represented from ${representation} join ${resident} on ${resident.id} = ${representation.residentId}
      where ${representation.legalRepresentativeId} = ${legalRepresentativeId} and ${resident.departedAt} is null
        and ${representsOn(todayAt(request, resident.centreId))} and ${visibleResidents(request)}`,
    z.object({ represented: z.number() }),
  );
  return row!.represented;
}

/** @throws Refusal RULE_VIOLATION for a day before the birth or after the departure, or for the wrong age */
function mustFitLife(
  { timeZones }: Request,
  { centreId, dateOfBirth, departedAt }: LockedResident,
  appointedOn: string,
  ofAdult: boolean,
): void {
  const refuse = (rule: string, message: string, path = 'appointedOn') =>
    new Refusal('RULE_VIOLATION', message, { path, rule });
  if (dateOfBirth !== null && appointedOn < dateOfBirth)
    throw refuse('BEFORE_BIRTH', 'The resident was not born on that day. Check the day.');
  if (departedAt && appointedOn > timeZones.dayAt(departedAt, centreId))
    throw refuse(
      'AFTER_DEPARTURE',
      'The resident had departed by that day; whoever has come back is readmitted first.',
    );
  if (ofAdult && dateOfBirth !== null && isChildOn(dateOfBirth, appointedOn))
    throw refuse('STILL_A_CHILD', 'The resident is a child on that day: leave out `ofAdult`.', 'ofAdult');
  if (!ofAdult && !isChildOn(dateOfBirth, appointedOn))
    throw refuse(
      'OF_AGE',
      'The resident is of age on that day, and represents themself. Say `ofAdult` where a law has an adult represented.',
    );
}

async function findOrInsert(
  request: Request,
  query: Query,
  wanted: Appointment['representative'],
): Promise<string> {
  if (!('id' in wanted)) {
    const id = newIdentifier();
    await query.insert(legalRepresentative).values({ id, ...wanted });
    return id;
  }
  const [found] = await query
    .select({ id: legalRepresentative.id })
    .from(legalRepresentative)
    .where(and(eq(legalRepresentative.id, wanted.id), visibleLegalRepresentatives(request)));
  if (!found) throw notFound('legal representative', 'legalRepresentativeId');
  return found.id;
}
