import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { desc, type SQL, sql } from 'drizzle-orm';
import { provenanceOf } from '../../access/provenance.js';
import { centrePurpose } from '../table.js';
import type { CentrePurpose } from '../types/centre-purpose.js';
import type { CentreKind } from '../values.js';
import { foundBy } from './found-by.js';

/** What centres are for, by records that meet a condition, the latest first. */
async function findPurposes(request: Request, condition: SQL): Promise<CentrePurpose[]> {
  const query = await request.database.read();
  return query
    .select({
      id: centrePurpose.id,
      centreId: centrePurpose.centreId,
      kind: centrePurpose.kind,
      validFrom: centrePurpose.validFrom,
      source: centrePurpose.source,
    })
    .from(centrePurpose)
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', centrePurpose.centreId)}`)
    .orderBy(desc(centrePurpose.validFrom));
}

const purposesBy = foundBy(findPurposes);
export const purposesOfCentres = purposesBy(centrePurpose.centreId);
export const purposesById = purposesBy(centrePurpose.id);

/** The record of each centre that holds on a day: the latest that began on it or before. */
export const findPurposesOn = (request: Request, centreIds: string[], day: string) =>
  findPurposes(
    request,
    sql`${isOneOf(centrePurpose.centreId, centreIds)} and ${centrePurpose.validFrom} = (
      select max(earlier.valid_from) from ${centrePurpose} as earlier
      where earlier.centre_id = ${centrePurpose.centreId} and earlier.valid_from <= ${day}::date)`,
  );

export interface NewPurpose {
  centreId: string;
  kind: CentreKind;
  validFrom: string;
  source: string;
}

/** @returns the identifier of the record */
export async function insertPurpose(request: Request, query: Query, wanted: NewPurpose): Promise<string> {
  const id = newIdentifier();
  const provenance = provenanceOf(request, wanted.centreId, request.now);
  await query.insert(centrePurpose).values({ id, ...wanted, ...provenance });
  return id;
}
