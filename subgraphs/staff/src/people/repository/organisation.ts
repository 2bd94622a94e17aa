import type { Request } from '@mrrm/platform/context';
import { hasOneOf, isOneOf } from '@mrrm/platform/database/conditions';
import { asc, type SQL } from 'drizzle-orm';
import { organisation } from '../table.js';
import type { Organisation } from '../types/organisation.js';

// That an organisation works at the centres is no secret: everybody sees every one.
async function find(request: Request, condition?: SQL): Promise<Organisation[]> {
  const query = await request.database.read();
  return query.select().from(organisation).where(condition).orderBy(asc(organisation.code));
}

/** All organisations, by code. */
export const allOrganisations = (request: Request) => find(request);

export const organisationsById = (request: Request, ids: string[]) =>
  find(request, isOneOf(organisation.id, ids));

export const organisationsByCode = (request: Request, codes: string[]) =>
  find(request, hasOneOf(organisation.code, codes));
