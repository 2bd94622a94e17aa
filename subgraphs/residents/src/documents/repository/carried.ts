import type { Request } from '@mrrm/platform/context';
import { hasOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { and, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { survivorOf } from '../../access/merged.js';
import { visibleResidents } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { identityDocument } from '../table.js';

/** Whether a document says of one person who that is: it holds, has a number, and is not that of a family. */
const namesOne = and(
  isNull(identityDocument.endedAt),
  isNotNull(identityDocument.number),
  ne(identityDocument.type, 'FAMILY_BOOK'),
);

/** By what two documents are the same one: kind, State or none, and number, in this order. */
const inOneText = sql<string>`concat_ws(' ', ${identityDocument.type}, coalesce(${identityDocument.issuingCountry}, '-'), ${identityDocument.number})`;
/** Whom the record of a document is about, whatever records were merged. */
const person = sql<string>`${survivorOf(identityDocument.residentId)}`;
const numberIn = (document: string) => document.split(' ').slice(2).join(' ');

/**
 * The documents that a resident carries, each in one text, as a column beside the table `resident`: none of somebody whose documents
 * the actor may not read.
 */
export const documentsCarried = (request: Request): SQL<string[]> =>
  sql`case when ${visibleResidents(request, 'DOCUMENTS')} then array(select ${inOneText} from ${identityDocument}
    where ${and(eq(identityDocument.residentId, resident.id), namesOne)}) else '{}' end`;

/** Who carries one of some documents, of those whose documents the actor may read. @param documents as `documentsCarried` has them */
export async function carriersOf(
  request: Request,
  query: Query,
  documents: readonly string[],
): Promise<{ document: string; residentId: string; person: string }[]> {
  if (documents.length === 0) return [];
  return query
    .select({ document: inOneText, residentId: identityDocument.residentId, person })
    .from(identityDocument)
    .innerJoin(resident, eq(resident.id, identityDocument.residentId))
    .where(
      and(
        // The number is looked up in the index, see the table.
        hasOneOf(identityDocument.number, documents.map(numberIn)),
        hasOneOf(inOneText, [...documents]),
        namesOne,
        visibleResidents(request, 'DOCUMENTS'),
      ),
    );
}

/** Whether somebody else whose documents the actor may read carries a document that was recorded. */
export async function isCarriedTwice(request: Request, query: Query, id: string): Promise<boolean> {
  const [carried] = await query
    .select({ document: inOneText, person })
    .from(identityDocument)
    .where(and(eq(identityDocument.id, id), namesOne));
  if (!carried) return false;
  const others = await carriersOf(request, query, [carried.document]);
  return others.some((other) => other.person !== carried.person);
}
