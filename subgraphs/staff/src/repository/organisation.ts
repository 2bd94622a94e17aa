import type { Request } from '@mrrm/platform/context';
import { asc, type SQL } from 'drizzle-orm';
import { organisation } from '../tables.js';
import type { Organisation } from '../types/organisation.js';

/** Organisations that meet a condition, by code. Who works at the centres is no secret: everybody sees them all. */
export async function findOrganisations(request: Request, condition?: SQL): Promise<Organisation[]> {
  const query = await request.database.read();
  return query.select().from(organisation).where(condition).orderBy(asc(organisation.code));
}
