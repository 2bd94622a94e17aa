import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Request } from '../context.js';
import { at as moment } from '../database/conditions.js';
import type { Query, RequestDatabase } from '../database/database.js';
import { rows } from '../database/rows.js';
import { newIdentifier, readIdentifier } from '../values/identifiers.js';
import { badInput, conflict, notFound, Refusal } from '../wire/errors.js';
import type { Chore } from '../writing/chore.js';
import { readCode, readText } from '../writing/input.js';
import { changeVersion } from '../writing/version.js';
import type { Agreements } from './directory.js';

/** What an owner opens to a party of an agreement, as a client asks for it. */
export interface WantedSharing {
  centreId: string;
  sopId: string;
  organisation: string;
  fieldGroups: string[];
  purposes: string[];
  clause: string;
  validFrom?: Date | null | undefined;
}

const MOST_PURPOSES = 10;

/**
 * Reads what an owner wants to open, against the agreement that it rests on. Call it before the transaction.
 * It opens no sooner than the agreement holds, and no longer.
 * @throws Refusal NOT_FOUND for an unknown agreement, SOP_NOT_IN_FORCE for one that is not signed or over, NOT_RESPONSIBLE for who is no party
 */
export async function readSharing(context: Request, input: WantedSharing) {
  const centreId = readIdentifier(input.centreId, 'centreId');
  const sopId = readIdentifier(input.sopId, 'sopId');
  const { now, actor } = context;
  const organisation = readCode(input.organisation, 'organisation');
  const agreement = await context.acts.agreement(centreId, sopId);
  if (!agreement) throw notFound('SOP', 'sopId');
  if (!agreement.signed || (agreement.validUntil && agreement.validUntil <= now))
    throw new Refusal(
      'SOP_NOT_IN_FORCE',
      'Data is opened under an SOP that every party has signed and that is not over.',
      {
        path: 'sopId',
      },
    );
  if (organisation === actor.organisation)
    throw badInput('An organisation needs no clause for its own data.', 'organisation');
  if (!agreement.parties.includes(organisation))
    throw new Refusal('NOT_RESPONSIBLE', `${organisation} is no party of this SOP.`, {
      path: 'organisation',
    });
  if (input.fieldGroups.length === 0) throw badInput('Name at least one group of fields.', 'fieldGroups');
  if (input.purposes.length === 0 || input.purposes.length > MOST_PURPOSES)
    throw badInput(`Name 1 to ${MOST_PURPOSES} purposes.`, 'purposes');
  for (const [index, purpose] of input.purposes.entries())
    if (!Object.values(context.judge.table.roles).some(({ purposes }) => purposes.includes(purpose)))
      throw badInput('Nobody asks for this purpose.', `purposes.${index}`);
  const wanted = input.validFrom ?? now;
  const validFrom = wanted < agreement.validFrom ? agreement.validFrom : wanted;
  if (agreement.validUntil && validFrom >= agreement.validUntil)
    throw badInput('The SOP is over by then.', 'validFrom');
  return {
    centreId,
    sopId,
    organisation,
    fieldGroups: [...new Set(input.fieldGroups)],
    purposes: [...new Set(input.purposes)],
    clause: readText(input.clause, 'clause', 100),
    validFrom,
    validUntil: agreement.validUntil,
  };
}

type NewSharing = Awaited<ReturnType<typeof readSharing>>;

/** The table of clauses of an owner. */
export const tableOf = (owner: string) => sql`${sql.identifier(owner)}.sharing_clause`;

/**
 * Opens groups of fields to an organisation.
 * @returns the clause's identifier
 * @throws Refusal CONFLICT naming the clause under which the same is open at that time already: who stops one must not
 * leave it open by another
 */
export async function insertSharing(
  query: Query,
  owner: string,
  { centreId, organisation, fieldGroups, purposes, sopId, clause, validFrom, validUntil }: NewSharing,
): Promise<string> {
  const groups = sql`${sql.param(fieldGroups)}::text[]`;
  const uses = sql`${sql.param(purposes)}::text[]`;
  const [from, until] = [moment(validFrom), validUntil ? moment(validUntil) : sql`null::timestamptz`];
  const [opened] = await query.execute(sql`
    insert into ${tableOf(owner)}
      (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from, valid_until)
    values (${newIdentifier()}, ${centreId}, ${organisation}, ${groups}, ${uses}, ${sopId}, ${clause}, ${from}, ${until})
    on conflict do nothing returning id`);
  if (opened) return opened['id'] as string;
  const [open] = await rows(
    query,
    sql`select id, clause from ${tableOf(owner)}
      where centre_id = ${centreId} and organisation = ${organisation} and sop_id = ${sopId}
        and field_groups @> ${groups} and field_groups <@ ${groups} and purposes @> ${uses} and purposes <@ ${uses}
        and tstzrange(valid_from, valid_until) && tstzrange(${from}, ${until})
      order by valid_from limit 1`,
    z.object({ id: z.string(), clause: z.string() }),
  );
  if (!open) throw conflict('What is open here has changed at this moment. Read it again.');
  throw new Refusal(
    'CONFLICT',
    `The clause ${open.id} opens the same to ${organisation} at that time. Stop that one first, or open what is not open.`,
    { path: 'fieldGroups', clause: open.clause },
  );
}

/** Closes from now on what a clause opened. @throws Refusal NOT_FOUND at `sharingId`; CONFLICT when it has moved on */
export async function endSharing(
  query: Query,
  owner: string,
  {
    id,
    expectedVersion,
    now,
    centres,
  }: { id: string; expectedVersion: number; now: Date; centres: string[] | 'ALL' },
): Promise<void> {
  const [found] = await rows(
    query,
    sql`select centre_id as "centreId" from ${tableOf(owner)} where id = ${id} for update`,
    z.object({ centreId: z.string() }),
  );
  if (!found || (centres !== 'ALL' && !centres.includes(found.centreId)))
    throw notFound('clause', 'sharingId');
  const end = sql`valid_until = greatest(valid_from, least(valid_until, ${moment(now)}))`;
  await changeVersion(query, tableOf(owner), id, expectedVersion, end, 'clause');
}

const openClause = z.object({ id: z.string(), centreId: z.string(), sopId: z.string() });

/**
 * Closes what was opened under agreements that have ended since: an early end is known to their owner first.
 * What cannot be asked stays as it is: the clause was good when it was last known.
 */
export const endSharingWithAgreements = (owner: string): Chore =>
  async function* ({ request, agreements }) {
    const open = await rows(
      await request.read(),
      sql`select id, centre_id as "centreId", sop_id as "sopId" from ${tableOf(owner)}
        where valid_until is null or valid_until > now() order by id`,
      openClause,
    );
    for (const place of new Set(open.map(({ centreId }) => centreId))) {
      const clauses = open.filter(({ centreId }) => centreId === place);
      const ends = await endsAt(agreements, place, request);
      let closed = 0;
      for (const { id, sopId } of clauses) {
        const end = ends?.get(sopId);
        if (!end) continue;
        const changed = await request.write((write) =>
          write.execute(sql`update ${tableOf(owner)}
            set valid_until = greatest(valid_from, ${moment(end)}), version = version + 1, updated_at = now()
            where id = ${id} and (valid_until is null or valid_until > ${moment(end)}) returning id`),
        );
        closed += changed.length;
      }
      yield closed;
    }
  };

/** When each agreement of a place ends; nothing when its owner cannot be asked. */
async function endsAt(agreements: Agreements, place: string, request: RequestDatabase) {
  const known = await agreements.at(place, request);
  if (known?.known !== 'NOW') return undefined;
  return new Map(
    known.terms.agreements.flatMap(({ id, validUntil }) => (validUntil ? [[id, validUntil]] : [])),
  );
}
