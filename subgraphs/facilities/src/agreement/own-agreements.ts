import type { Agreements, Known } from '@mrrm/platform/agreement/directory';
import type { Terms } from '@mrrm/platform/agreement/terms';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { RequestDatabase } from '@mrrm/platform/database/database';
import { loadOne } from '@mrrm/platform/reading/loaders';
import { asc, ne, sql } from 'drizzle-orm';
import { centre, shiftWindow } from '../premises/table.js';
import { cooperationSop, sopResponsibility } from './table.js';

/** One batch for each request; what it answers is not kept, since a write may ask after another one. */
const batches = new WeakMap<RequestDatabase, Batch>();

const makeBatch = (database: RequestDatabase) =>
  loadOne((centreIds: string[]) => findTerms(database, centreIds), 'id', { remembers: false });
type Batch = ReturnType<typeof makeBatch>;

function batchOf(database: RequestDatabase): Batch {
  const batch = batches.get(database) ?? makeBatch(database);
  batches.set(database, batch);
  return batch;
}

const NOTHING_AGREED: Terms = { timeZone: 'UTC', windows: [], agreements: [] };

/** What is agreed at centres: as many statements for many as for one. */
async function findTerms(
  database: RequestDatabase,
  centreIds: string[],
): Promise<{ id: string; terms: Terms }[]> {
  const query = await database.read();
  const centres = await query
    .select({ id: centre.id, timeZone: centre.timeZone })
    .from(centre)
    .where(isOneOf(centre.id, centreIds));
  const windows = await query
    .select({
      centreId: shiftWindow.centreId,
      window: shiftWindow.window,
      startsAt: shiftWindow.startsAt,
      endsAt: shiftWindow.endsAt,
    })
    .from(shiftWindow)
    .where(isOneOf(shiftWindow.centreId, centreIds));
  const sops = await query
    .select({
      id: cooperationSop.id,
      centreId: cooperationSop.centreId,
      number: cooperationSop.number,
      validFrom: cooperationSop.validFrom,
      validUntil: cooperationSop.validUntil,
    })
    .from(cooperationSop)
    .where(sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${ne(cooperationSop.status, 'DRAFT')}`);
  const responsibilities = await query
    .select()
    .from(sopResponsibility)
    .where(
      isOneOf(
        sopResponsibility.sopId,
        sops.map(({ id }) => id),
      ),
    )
    .orderBy(asc(sopResponsibility.level));
  const isOf = (id: string) => (row: { centreId: string }) => row.centreId === id;
  return centres.map(({ id, timeZone }) => ({
    id,
    terms: {
      timeZone,
      windows: windows.filter(isOf(id)),
      agreements: sops.filter(isOf(id)).map((sop) => ({
        ...sop,
        signed: true,
        // This slice judges acts alone; who is a party matters to those who share data.
        parties: [],
        responsibilities: responsibilities.filter(({ sopId }) => sopId === sop.id),
      })),
    },
  }));
}

/** What is agreed at a centre, from this slice's own records: it is the owner, and always knows. */
export const ownAgreements = {
  async at(centreId: string, database: RequestDatabase): Promise<Known> {
    const found = await batchOf(database).load(centreId);
    return { known: 'NOW', terms: found?.terms ?? NOTHING_AGREED };
  },
} satisfies Agreements;
