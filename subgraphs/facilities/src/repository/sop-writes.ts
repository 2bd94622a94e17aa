import { at } from '@mrrm/platform/conditions';
import type { Query } from '@mrrm/platform/database';
import { badInput, conflict, forbidden, notFound, Refusal } from '@mrrm/platform/errors';
import { newIdentifier } from '@mrrm/platform/identifiers';
import { changeVersion } from '@mrrm/platform/writes';
import { and, eq, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import type { SopContent } from '../agreement/read-draft.js';
import type { Request } from '../context.js';
import { centre, cooperationSop, sopParty, sopResponsibility } from '../tables.js';

const DAY = 86_400_000;

type Row = typeof cooperationSop.$inferSelect;

/** Everything that is written about the SOPs of one centre goes in turn. */
const lockSopsOf = (query: Query, centreId: string) =>
  query.execute(sql`select pg_advisory_xact_lock(hashtextextended('sops of ' || ${centreId}, 0))`);

/** Finds an SOP about to be changed, in its turn. @throws Refusal NOT_FOUND at `sopId` */
async function lockSop(request: Request, query: Query, sopId: string): Promise<Row> {
  const find = () =>
    query
      .select()
      .from(cooperationSop)
      .where(and(eq(cooperationSop.id, sopId), visiblePremises(request, cooperationSop.centreId)));
  const [seen] = await find();
  if (!seen) throw notFound('SOP', 'sopId');
  await lockSopsOf(query, seen.centreId);
  return (await find())[0]!;
}

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
    .where(and(eq(centre.id, centreId), visiblePremises(request, centre.id)));
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

/** Writes a draft anew. @throws Refusal CONFLICT when somebody has signed it */
export async function reviseDraft(
  request: Request,
  query: Query,
  sopId: string,
  expectedVersion: number,
  content: SopContent,
): Promise<void> {
  await lockSop(request, query, sopId);
  const [signed] = await query
    .select({ id: sopParty.id })
    .from(sopParty)
    .where(sql`${sopParty.sopId} = ${sopId} and ${sopParty.signedAt} is not null`);
  if (signed) throw conflict('A signed SOP is never edited: draft a new version.', 'sopId');
  const { validFrom, validUntil, noticeDays, documentName, documentSha256 } = content;
  const values = sql`valid_from = ${at(validFrom)}, valid_until = ${validUntil ? at(validUntil) : sql`null`},
    notice_days = ${noticeDays}, document_name = ${documentName}, document_sha256 = ${documentSha256}`;
  await changeVersion(query, sql`${cooperationSop}`, sopId, expectedVersion, values, 'SOP');
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
 * @throws Refusal FORBIDDEN for who is no party, CONFLICT when signed already or when it runs into a later version
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
  if (last) await supersede(query, sop, validFrom, now);
  const status = validFrom <= now ? 'IN_FORCE' : 'AGREED';
  const values = last ? sql`status = ${status}, valid_from = ${at(validFrom)}` : sql`status = ${sop.status}`;
  await changeVersion(query, sql`${cooperationSop}`, sop.id, signature.expectedVersion, values, 'SOP');
  await query
    .update(sopParty)
    .set({ signedAt: now, signedBy: signature.signedBy })
    .where(eq(sopParty.id, own.id));
}

/** Ends the versions that hold when a new one begins. */
async function supersede(query: Query, next: Row, from: Date, now: Date): Promise<void> {
  const standing = await query
    .select()
    .from(cooperationSop)
    .where(
      sql`${cooperationSop.centreId} = ${next.centreId} and ${cooperationSop.status} in ('AGREED', 'IN_FORCE')
        and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(from)})`,
    );
  for (const { id, number, validFrom } of standing) {
    if (validFrom >= from)
      throw conflict(
        `Number ${number} is agreed from ${validFrom.toISOString()} on. Begin after it.`,
        'sopId',
      );
    const status = from <= now ? sql`status = 'SUPERSEDED', ` : sql``;
    await query.execute(sql`update ${cooperationSop} set ${status} valid_until = ${at(from)},
      version = version + 1, updated_at = now() where id = ${id}`);
  }
}

export interface EarlyEnd {
  sopId: string;
  expectedVersion: number;
  endsAt: Date | null;
  reason: string;
}

/** Ends an agreed SOP before its day. @throws Refusal FORBIDDEN for who is no party, RULE_VIOLATION without the notice agreed */
export async function endSop(request: Request, query: Query, end: EarlyEnd): Promise<void> {
  const { actor, now } = request;
  const sop = await lockSop(request, query, end.sopId);
  const [party] = await query
    .select({ id: sopParty.id })
    .from(sopParty)
    .where(and(eq(sopParty.sopId, sop.id), eq(sopParty.organisation, actor.organisation)));
  if (!party) throw forbidden(`${actor.organisation} is no party of this SOP.`, 'sopId');
  if (sop.status === 'DRAFT') throw conflict('This SOP is a draft: nothing holds that could end.', 'sopId');
  const over = sop.validUntil !== null && sop.validUntil <= now;
  if (over || (sop.status !== 'AGREED' && sop.status !== 'IN_FORCE'))
    throw conflict('This SOP is over already.', 'sopId');
  const earliest = new Date(Math.max(now.getTime() + sop.noticeDays * DAY, sop.validFrom.getTime() + 1));
  const endsAt = end.endsAt ?? earliest;
  if (endsAt < earliest)
    throw new Refusal(
      'RULE_VIOLATION',
      `The SOP asks for ${sop.noticeDays} days of notice: it ends at ${earliest.toISOString()} at the earliest.`,
      { path: 'endsAt', rule: `notice of ${sop.noticeDays} days` },
    );
  if (sop.validUntil && endsAt >= sop.validUntil)
    throw badInput(`The SOP ends at ${sop.validUntil.toISOString()} by itself.`, 'endsAt');
  const status = endsAt <= now ? sql`status = 'ENDED', ` : sql``;
  const values = sql`${status} valid_until = ${at(endsAt)}, end_reason = ${end.reason}, notice_given_at = ${at(now)},
    notice_given_by = ${actor.organisation}`;
  await changeVersion(query, sql`${cooperationSop}`, sop.id, end.expectedVersion, values, 'SOP');
}
