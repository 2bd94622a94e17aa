import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type Ending, endingOf, endKept, keptBy } from '../../register/repository/kept.js';
import { lockResident } from '../../register/repository/lock.js';
import type { InformationSource } from '../../register/values.js';
import { kin } from '../table.js';
import { INVERSE, type KinRelation, type KinStanding, type SafeToContact } from '../values.js';

export interface NewKin {
  residentId: string;
  otherId: string | null;
  relation: KinRelation;
  name: string | null;
  place: string | null;
  standing: KinStanding;
  safeToContact: SafeToContact;
  toldBy: InformationSource;
  replaces: Pick<Ending, 'id' | 'reason'> | null;
}

/**
 * Records a relative; of another resident the same the other way round, so that both lead to each other.
 * @returns the identifier of the record of `residentId`
 * @throws Refusal NOT_FOUND for whom the actor does not see; CONFLICT for two who are on record as relatives already
 */
export async function recordKin(request: Request, query: Query, wanted: NewKin): Promise<string> {
  const { residentId, otherId, replaces, ...told } = wanted;
  // Always in the same order: two who record the same two wait for each other.
  for (const id of [residentId, otherId].filter((one) => one !== null).sort())
    await lockResident(request, query, id, id === residentId ? 'residentId' : 'otherId');
  const [id, mirrorId] = [newIdentifier(), newIdentifier()];
  if (replaces) {
    const ending = { ...replaces, path: 'kinId', replacedById: id };
    if ((await endKin(request, query, ending)).residentId !== residentId)
      throw badInput('This is a record of another resident.', 'kinId');
  }
  if (otherId) await mustBeNew(query, residentId, otherId);
  const by = keptBy(request);
  await query.insert(kin).values({ id, residentId, ...told, ...by, ...(otherId && { mirrorId }) });
  if (otherId)
    await query.insert(kin).values({
      ...{ id: mirrorId, residentId: otherId, ...told, relation: INVERSE[told.relation] },
      ...{ mirrorId: id, ...by },
    });
  return id;
}

/** @throws Refusal CONFLICT when the two are on record as relatives */
async function mustBeNew(query: Query, residentId: string, otherId: string): Promise<void> {
  const mirror = alias(kin, 'mirror');
  const found = await query
    .select({ id: kin.id })
    .from(kin)
    .innerJoin(mirror, eq(mirror.id, kin.mirrorId))
    .where(and(eq(kin.residentId, residentId), eq(mirror.residentId, otherId), isNull(kin.endedAt)));
  if (found.length > 0)
    throw conflict('These two are on record as relatives: name that record in `kinId`.', 'otherId');
}

/**
 * Ends a record of a relative, and of another resident the one that says the same the other way round.
 * @returns of whom it is, and who the other resident is
 * @throws Refusal NOT_FOUND; CONFLICT; RULE_VIOLATION for another resident whom the actor does not see
 */
export async function endKin(
  request: Request,
  query: Query,
  ending: Ending,
): Promise<{ residentId: string; otherId?: string }> {
  const residentId = await endKept(request, query, kin, 'RELATIVES', ending);
  const [{ mirrorId } = { mirrorId: null }] = await query
    .select({ mirrorId: kin.mirrorId })
    .from(kin)
    .where(eq(kin.id, ending.id));
  if (mirrorId === null) return { residentId };
  const [mirror] = await rows(
    query,
    sql`update ${kin} set ${endingOf(request, ending.reason)} where id = ${mirrorId} returning resident_id as "otherId"`,
    z.object({ otherId: z.string() }),
  );
  if (!mirror)
    throw new Refusal(
      'RULE_VIOLATION',
      'The relative is a resident whom you do not see. Somebody who sees both ends it, such as a coordinator.',
      { path: ending.path, rule: 'RELATIVE_IS_HIDDEN' },
    );
  return { residentId, ...mirror };
}
