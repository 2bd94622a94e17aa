import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, notFound } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { centre } from '../../premises/table.js';
import type { SopContent } from '../read-draft.js';
import { cooperationSop, sopParty, sopResponsibility } from '../table.js';
import { supersede } from './endings.js';
import { lockSop, lockSopsOf } from './lock.js';

/** Drafts the next version of a centre's SOP. @returns its identifier @throws Refusal NOT_FOUND at `centreId` */
export async function insertDraft(
  request: Request,
  query: Query,
  centreId: string,
  content: SopContent,
): Promise<string> {
  const [found] = await query
    .select({ id: centre.id })
    .from(centre)
    .where(and(eq(centre.id, centreId), visibleAt(request, 'PREMISES', centre.id)));
  if (!found) throw notFound('centre', 'centreId');
  await lockSopsOf(query, centreId);
  const id = newIdentifier();
  const next = sql<number>`(select coalesce(max(earlier.number), 0) + 1
    from ${cooperationSop} as earlier where earlier.centre_id = ${centreId})`;
  const { parties: _parties, responsibilities: _responsibilities, ...head } = content;
  await query.insert(cooperationSop).values({ id, centreId, number: next, status: 'DRAFT', ...head });
  await insertContent(query, id, content);
  return id;
}

async function insertContent(query: Query, sopId: string, { parties, responsibilities }: SopContent) {
  await query
    .insert(sopParty)
    .values(parties.map((organisation) => ({ id: newIdentifier(), sopId, organisation })));
  await query
    .insert(sopResponsibility)
    .values(responsibilities.map((line) => ({ id: newIdentifier(), sopId, ...line })));
}

/** Writes a draft anew. @throws Refusal CONFLICT when somebody has signed or released it */
export async function reviseDraft(
  request: Request,
  query: Query,
  sopId: string,
  expectedVersion: number,
  content: SopContent,
): Promise<void> {
  await lockSop(request, query, sopId);
  const [signed] = await query.execute(sql`select 1 where facilities.sop_is_signed(${sopId})`);
  if (signed) throw conflict('A signed SOP is never edited: draft a new version.', 'sopId');
  const { validFrom, validUntil, noticeDays, documentName, documentSha256 } = content;
  const values = { validFrom, validUntil, noticeDays, documentName, documentSha256 };
  await changeRow(query, cooperationSop, { id: sopId, expectedVersion }, values, 'SOP');
  await query.delete(sopParty).where(eq(sopParty.sopId, sopId));
  await query.delete(sopResponsibility).where(eq(sopResponsibility.sopId, sopId));
  await insertContent(query, sopId, content);
}

export interface Signature {
  sopId: string;
  expectedVersion: number;
  documentSha256: string;
  signedBy: string;
}

/**
 * Signs for the actor's organisation. With the last signature the SOP is agreed: it holds from its day on, and never
 * from before that signature; the version before it ends at that moment.
 * @throws Refusal FORBIDDEN for who is no party, CONFLICT when signed already or when it runs into a later version,
 * RULE_VIOLATION when a party of the version before has neither signed nor released it
 */
export async function signSop(request: Request, query: Query, signature: Signature): Promise<void> {
  const { actor, now } = request;
  const sop = await lockSop(request, query, signature.sopId);
  if (sop.documentSha256 !== signature.documentSha256.toLowerCase())
    throw badInput('This is not the document of the SOP. Sign what you have read.', 'documentSha256');
  const parties = await query.select().from(sopParty).where(eq(sopParty.sopId, sop.id));
  const own = parties.find(({ organisation }) => organisation === actor.organisation);
  if (!own) throw forbidden(`${actor.organisation} is no party of this SOP.`, 'sopId');
  if (own.signedAt) throw conflict(`${actor.organisation} has signed this SOP already.`, 'sopId');
  const last = parties.every(({ id, signedAt }) => id === own.id || signedAt);
  const validFrom = last && sop.validFrom < now ? now : sop.validFrom;
  if (sop.validUntil && sop.validUntil <= validFrom)
    throw conflict('This SOP would end before the last party has signed. Draft a new version.', 'sopId');
  await query
    .update(sopParty)
    .set({ signedAt: now, signedBy: signature.signedBy })
    .where(eq(sopParty.id, own.id));
  if (last) await supersede(query, sop, validFrom, now);
  const status = validFrom <= now ? ('IN_FORCE' as const) : ('AGREED' as const);
  const { expectedVersion } = signature;
  await changeRow(
    query,
    cooperationSop,
    { id: sop.id, expectedVersion },
    last ? { status, validFrom } : {},
    'SOP',
  );
}
