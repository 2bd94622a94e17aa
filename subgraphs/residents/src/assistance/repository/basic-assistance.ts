import type { Request } from '@mrrm/platform/context';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, type SQL, sql } from 'drizzle-orm';
import { ofVisibleResident } from '../../access/visibility.js';
import { recordedBy } from '../../register/repository/lock.js';
import { lockWithinStay } from '../../register/repository/stay.js';
import { basicAssistance } from '../table.js';
import type { BasicAssistance } from '../types/basic-assistance.js';

const toBasicAssistance = (row: typeof basicAssistance.$inferSelect): BasicAssistance => ({
  ...row,
  centre: { id: row.centreId },
  providedBy: pointer(row.providedById),
  voidedBy: pointer(row.voidedById),
});

/** What the reader may know of, as a condition on the table: medical care is health data; food and items are not. */
export const openKinds = (request: Request): SQL =>
  request.judge.standing('HEALTH') === 'OPEN'
    ? sql`true`
    : sql`(${basicAssistance.kind} <> 'BASIC_MEDICAL_CARE'
        or ${ofVisibleResident(request, basicAssistance.residentId, 'HEALTH')})`;

/** Which list of a resident: of all that was given, or of medical care alone. */
export type GivenList = 'ALL' | 'MEDICAL';

const ofResident = (request: Request, list: GivenList): ParentedList<typeof basicAssistance> => ({
  table: basicAssistance,
  at: basicAssistance.providedAt,
  id: basicAssistance.id,
  belongs: sql`${basicAssistance.residentId} = ${parentId} and ${
    list === 'MEDICAL' ? sql`${basicAssistance.kind} = 'BASIC_MEDICAL_CARE'` : openKinds(request)
  }`,
  parentVisible: ofVisibleResident(request, parentId, list === 'MEDICAL' ? 'HEALTH' : 'OPERATIONAL'),
});

/** The basic assistance whose resident this actor may see. */
export async function basicAssistanceById(request: Request, ids: string[]): Promise<BasicAssistance[]> {
  const query = await request.database.read();
  const rows = await query
    .select()
    .from(basicAssistance)
    .where(
      and(
        isOneOf(basicAssistance.id, ids),
        ofVisibleResident(request, basicAssistance.residentId, 'OPERATIONAL'),
        openKinds(request),
      ),
    );
  return rows.map(toBasicAssistance);
}

/** One page of what each resident was given, the latest first. */
export async function findBasicAssistancePages(
  request: Request,
  list: GivenList,
  residentIds: string[],
  page: Page,
): Promise<BasicAssistance[]> {
  const rows = await findPages(await request.database.read(), ofResident(request, list), residentIds, page);
  return rows.map(toBasicAssistance);
}

/** How often each resident was given something. */
export const countBasicAssistance = async (request: Request, list: GivenList, residentIds: string[]) =>
  countRows(await request.database.read(), ofResident(request, list), residentIds);

type Kept = 'id' | 'version' | 'createdAt' | 'updatedAt' | 'recordedBySubject' | 'recordedByOrganisation';
export type NewBasicAssistance = Omit<typeof basicAssistance.$inferInsert, Kept | 'centreId'>;

/**
 * Records one thing, at the centre of the resident's stay.
 * @param path where in the input the moment is
 * @returns the identifier of the new record
 */
export async function insertBasicAssistance(
  request: Request,
  query: Query,
  wanted: NewBasicAssistance,
  path = 'providedAt',
): Promise<string> {
  const { residentId, providedAt } = wanted;
  const { centreOfStay: centreId } = await lockWithinStay(request, query, residentId, providedAt, path);
  const id = newIdentifier();
  await query.insert(basicAssistance).values({ id, centreId, ...wanted, ...recordedBy(request) });
  return id;
}
