import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, forbidden, Refusal } from '@mrrm/platform/wire/errors';
import { hasPassed } from '@mrrm/platform/writing/plausible';
import { changeRow } from '@mrrm/platform/writing/version';
import { and, eq, sql } from 'drizzle-orm';
import { cooperationSop, sopEndAgreement, sopParty, sopRelease } from '../table.js';
import { lockSop, type SopRow } from './lock.js';

/*
 * How an agreement ends: by another one in its place, by notice, or by the word of all. It belongs to all its parties:
 * none of them ends it alone at once. PostgreSQL holds the same rules beside it, in guard_agreement_of_all.
 */

const DAY = 86_400_000;

/** For how long the word of one party for an end without notice counts: an old one must not surprise who gave it. */
const WORD_COUNTS_MILLISECONDS = 14 * DAY;

/** An agreement between several is never ended by one of them within a day, whatever number of days it names. */
const LEAST_NOTICE_OF_SEVERAL = 1;

const partiesOf = async (query: Query, sopId: string): Promise<string[]> =>
  (
    await query
      .select({ organisation: sopParty.organisation })
      .from(sopParty)
      .where(eq(sopParty.sopId, sopId))
      .orderBy(sopParty.organisation)
  ).map(({ organisation }) => organisation);

/** The versions of a centre that hold at a moment or later. */
const standingFrom = (query: Query, centreId: string, from: Date): Promise<SopRow[]> =>
  query
    .select()
    .from(cooperationSop)
    .where(
      sql`${cooperationSop.centreId} = ${centreId} and ${cooperationSop.status} in ('AGREED', 'IN_FORCE')
        and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(from)})`,
    );

/**
 * Ends the versions that hold when a new one begins. All parties of the new one have signed it.
 * @throws Refusal CONFLICT when a later version is agreed; RULE_VIOLATION naming a party that is left out and has not released it
 */
export async function supersede(query: Query, next: SopRow, from: Date, now: Date): Promise<void> {
  for (const standing of await standingFrom(query, next.centreId, from)) {
    const { id, number, validFrom } = standing;
    if (number > next.number)
      throw conflict(`Number ${number} was agreed after this draft. Draft a new version.`, 'sopId');
    if (validFrom >= from)
      throw conflict(
        `Number ${number} is agreed from ${validFrom.toISOString()} on. Begin after it.`,
        'sopId',
      );
    await requireEveryParty(query, standing, next);
    await query
      .update(cooperationSop)
      .set({
        ...(from <= now && { status: 'SUPERSEDED' as const }),
        validUntil: from,
        version: sql`${cooperationSop.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(cooperationSop.id, id));
  }
}

/** A signature on the new version, or a release of it, is also the word of a party that no notice has to run. */
async function requireEveryParty(query: Query, standing: SopRow, next: SopRow): Promise<void> {
  const released = await query
    .select({ organisation: sopRelease.organisation })
    .from(sopRelease)
    .where(and(eq(sopRelease.sopId, next.id), eq(sopRelease.documentSha256, next.documentSha256)));
  const heard = [...(await partiesOf(query, next.id)), ...released.map(({ organisation }) => organisation)];
  const missing = (await partiesOf(query, standing.id)).filter((party) => !heard.includes(party));
  if (missing.length === 0) return;
  const who = missing.join(', ');
  throw new Refusal(
    'RULE_VIOLATION',
    `Number ${standing.number} stands, and ${who} is a party of it: without that organisation it is not replaced.`,
    {
      path: 'sopId',
      rule: 'an agreement belongs to all its parties',
      owner: missing[0],
      opens: `\`releaseFromSop\` by ${who}, or a draft that names all parties.`,
    },
  );
}

export interface Release {
  sopId: string;
  expectedVersion: number;
  documentSha256: string;
  releasedBy: string;
}

/**
 * Writes down that the actor's organisation, a party of the version that stands, leaves with a draft.
 * @throws Refusal FORBIDDEN for who is no party of what stands; CONFLICT for a party of the draft, or when it is no draft any more
 */
export async function releaseFromSop(request: Request, query: Query, release: Release): Promise<void> {
  const { actor, now } = request;
  const sop = await lockSop(request, query, release.sopId);
  if (sop.status !== 'DRAFT') throw conflict('This SOP is agreed already.', 'sopId');
  if (sop.documentSha256 !== release.documentSha256.toLowerCase())
    throw badInput('This is not the document of the SOP. Release what you have read.', 'documentSha256');
  if ((await partiesOf(query, sop.id)).includes(actor.organisation))
    throw conflict(
      `${actor.organisation} is a party of this draft: it signs, or a new draft leaves it out.`,
      'sopId',
    );
  const standing = await standingFrom(query, sop.centreId, now);
  const parties = await Promise.all(standing.map(({ id }) => partiesOf(query, id)));
  if (!parties.flat().includes(actor.organisation))
    throw forbidden(`${actor.organisation} is a party of no SOP that stands at this centre.`, 'sopId');
  const { id, documentSha256 } = sop;
  await changeRow(query, cooperationSop, { ...release, id }, {}, 'SOP');
  const { organisation } = actor;
  const written = await query
    .insert(sopRelease)
    .values({
      id: newIdentifier(),
      sopId: sop.id,
      organisation,
      documentSha256,
      releasedAt: now,
      releasedBy: release.releasedBy,
    })
    .onConflictDoNothing()
    .returning({ id: sopRelease.id });
  if (written.length === 0) throw conflict(`${organisation} has released this draft already.`, 'sopId');
}

/** Finds an agreed SOP that is not over, with its parties. @throws Refusal FORBIDDEN for who is no party, CONFLICT when nothing holds */
async function lockStanding(request: Request, query: Query, sopId: string) {
  const { actor, now } = request;
  const sop = await lockSop(request, query, sopId);
  const parties = await partiesOf(query, sop.id);
  if (!parties.includes(actor.organisation))
    throw forbidden(`${actor.organisation} is no party of this SOP.`, 'sopId');
  if (sop.status === 'DRAFT') throw conflict('This SOP is a draft: nothing holds that could end.', 'sopId');
  const over = sop.validUntil !== null && sop.validUntil <= now;
  if (over || (sop.status !== 'AGREED' && sop.status !== 'IN_FORCE'))
    throw conflict('This SOP is over already.', 'sopId');
  return { sop, parties };
}

/** Writes the early end of an SOP. */
async function writeEnd(
  { actor, now }: Request,
  query: Query,
  {
    sopId,
    expectedVersion,
    endsAt,
    reason,
  }: { sopId: string; expectedVersion: number; endsAt: Date; reason: string },
): Promise<void> {
  const values = {
    ...(endsAt <= now && { status: 'ENDED' as const }),
    validUntil: endsAt,
    endReason: reason,
    noticeGivenAt: now,
    noticeGivenBy: actor.organisation,
  };
  await changeRow(query, cooperationSop, { id: sopId, expectedVersion }, values, 'SOP');
}

export interface EarlyEnd {
  sopId: string;
  expectedVersion: number;
  endsAt: Date | null;
  reason: string;
}

/** Ends an agreed SOP before its day, by notice of one party. @throws Refusal FORBIDDEN for who is no party, RULE_VIOLATION without the notice agreed */
export async function endSop(request: Request, query: Query, end: EarlyEnd): Promise<void> {
  const { sop, parties } = await lockStanding(request, query, end.sopId);
  const days = Math.max(sop.noticeDays, parties.length > 1 ? LEAST_NOTICE_OF_SEVERAL : 0);
  const earliest = new Date(Math.max(request.now.getTime() + days * DAY, sop.validFrom.getTime() + 1));
  const endsAt = end.endsAt ?? earliest;
  if (endsAt < earliest)
    throw new Refusal(
      'RULE_VIOLATION',
      `The SOP asks for ${days} days of notice: it ends at ${earliest.toISOString()} at the earliest.`,
      {
        path: 'endsAt',
        rule: `notice of ${days} days`,
        opens: 'A later day, or `agreeToEndSop` by every party for the same moment.',
      },
    );
  if (sop.validUntil && endsAt >= sop.validUntil)
    throw badInput(`The SOP ends at ${sop.validUntil.toISOString()} by itself.`, 'endsAt');
  await writeEnd(request, query, { ...end, endsAt });
}

export interface AgreedEnd {
  sopId: string;
  expectedVersion: number;
  endsAt: Date;
  reason: string;
  agreedBy: string;
}

/**
 * Writes down the word of one party for an end without notice. When all parties have named the same moment within 14 days,
 * the SOP ends then, and never before the last of them has said so.
 * @throws Refusal FORBIDDEN for who is no party, BAD_USER_INPUT for a moment in the past or outside of the SOP's time
 */
export async function agreeToEnd(request: Request, query: Query, end: AgreedEnd): Promise<void> {
  const { actor, now } = request;
  const { sop, parties } = await lockStanding(request, query, end.sopId);
  const { endsAt, reason, agreedBy, expectedVersion } = end;
  const counting = sql`${sopEndAgreement.sopId} = ${sop.id}
    and ${sopEndAgreement.agreedAt} > ${at(new Date(now.getTime() - WORD_COUNTS_MILLISECONDS))}`;
  const others = await query
    .select({ organisation: sopEndAgreement.organisation, endsAt: sopEndAgreement.endsAt })
    .from(sopEndAgreement)
    .where(sql`${counting} and ${sopEndAgreement.organisation} <> ${actor.organisation}`);
  const agreeing = others.filter((other) => Number(other.endsAt) === Number(endsAt));
  if (hasPassed(endsAt, now) && agreeing.length === 0)
    throw badInput(
      'This moment has passed. Give one that is to come, or that another party has named.',
      'endsAt',
    );
  if (endsAt <= sop.validFrom) throw badInput('The SOP does not hold by then.', 'endsAt');
  if (sop.validUntil && endsAt >= sop.validUntil)
    throw badInput(`The SOP ends at ${sop.validUntil.toISOString()} by itself.`, 'endsAt');
  const word = { endsAt, reason, agreedAt: now, agreedBy };
  await query
    .insert(sopEndAgreement)
    .values({ id: newIdentifier(), sopId: sop.id, organisation: actor.organisation, ...word })
    .onConflictDoUpdate({ target: [sopEndAgreement.sopId, sopEndAgreement.organisation], set: word });
  const said = new Set([actor.organisation, ...agreeing.map(({ organisation }) => organisation)]);
  if (parties.every((party) => said.has(party))) {
    await writeEnd(request, query, {
      sopId: sop.id,
      expectedVersion,
      endsAt: endsAt > now ? endsAt : now,
      reason,
    });
    return;
  }
  await changeRow(query, cooperationSop, { id: sop.id, expectedVersion }, {}, 'SOP');
}
