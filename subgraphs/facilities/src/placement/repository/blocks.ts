import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, conflict, notFound, Refusal } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { PREMISES_OWNER } from '../../access/owner.js';
import { visiblePlacements } from '../../access/visibility.js';
import { bedsUpToCentre, fromBeds } from '../../premises/repository/chain.js';
import { foundBy } from '../../premises/repository/found-by.js';
import { standsOn } from '../../premises/repository/stands-on.js';
import { bed, building, centre } from '../../premises/table.js';
import { bedBlock, placement } from '../table.js';
import type { BedBlock } from '../types/block.js';
import { BedState, type BlockKind } from '../values.js';
import { isBlockAt, isReservedAt, stayIn } from './conditions.js';
import { heldWithin } from './held.js';
import { lockBeds } from './locks.js';

/** Blocks of beds that meet a condition, the latest first. */
async function findBlocks(request: Request, condition: SQL): Promise<BedBlock[]> {
  return fromBeds(await request.database.read(), columnsOf(bedBlock))
    .innerJoin(bedBlock, eq(bedBlock.bedId, bed.id))
    .where(sql`${condition} and ${visibleAt(request, 'PREMISES', building.centreId)}`)
    .orderBy(sql`${bedBlock.startsAt} desc`, sql`${bedBlock.id} desc`);
}

export const blocksById = foundBy(findBlocks)(bedBlock.id);

/** The blocks by which work orders keep beds out of service now. */
export const blocksOfWorkOrders = (request: Request, ids: string[]) =>
  findBlocks(request, sql`${isOneOf(bedBlock.workOrderId, ids)} and ${isBlockAt(at(request.now))}`);

/** The blocks that hold at a moment. */
export const findBlocksAt = (request: Request, bedIds: string[], moment: Date): Promise<BedBlock[]> =>
  findBlocks(request, sql`${isOneOf(bedBlock.bedId, bedIds)} and ${isBlockAt(at(moment))}`);

const stateOfBed = z.object({ bedId: z.string(), state: z.enum(BedState) });
export type StateOfBed = z.infer<typeof stateOfBed>;

/**
 * What beds are at a moment. A bed whose placements the actor does not see has no row, nor has one that does not stand
 * there then: "not known" never reads as "available". Somebody who lies in a bed that must not be used is still there.
 */
export async function findBedStates(request: Request, bedIds: string[], moment: Date): Promise<StateOfBed[]> {
  const query = await request.database.read();
  const when = at(moment);
  const statement = sql`
    select ${bed.id} as "bedId", case
        when exists (select from ${stayIn(bed.id, when)}) then 'OCCUPIED'
        else coalesce(
          -- Of several blocks the graver one counts: its word comes later in the alphabet.
          (select max(${bedBlock.kind}) from ${bedBlock} where ${bedBlock.bedId} = ${bed.id} and ${isBlockAt(when)}),
          case when ${isReservedAt(bed.id, when)} then 'RESERVED' else 'AVAILABLE' end)
      end as state
    from ${bedsUpToCentre}
    where ${isOneOf(bed.id, bedIds)} and ${standsOn(sql`(${when} at time zone ${centre.timeZone})::date`)}
      and ${visiblePlacements(request)}`;
  return rows(query, statement, stateOfBed);
}

export interface NewBlock {
  bedId: string;
  kind: BlockKind;
  startsAt: Date;
  expectedUntil: Date | null;
  reason: string;
  workOrderId?: string | null;
}

/**
 * Takes beds out of what can be given, all from the same moment. @returns the identifiers of the blocks
 * @param path where in the input the beds stand
 * @throws Refusal NOT_FOUND for a bed that the actor does not see; RULE_VIOLATION when somebody is in one of them, or
 * has it reserved
 */
export async function insertBlocks(
  request: Request,
  query: Query,
  blocks: NewBlock[],
  path: string,
): Promise<string[]> {
  const beds = await lockBeds(
    request,
    query,
    blocks.map(({ bedId }) => bedId),
  );
  const ids: string[] = [];
  for (const block of blocks) {
    if (!beds.has(block.bedId)) throw notFound('bed', path);
    await requireNobody(query, block, path);
    const id = newIdentifier();
    await query.insert(bedBlock).values({
      id,
      ...block,
      recordedBySubject: request.actor.principal,
      recordedByOrganisation: request.actor.organisation,
      sopId: request.acts.agreementId,
    });
    ids.push(id);
  }
  return ids;
}

/** @throws Refusal RULE_VIOLATION when somebody has the bed, or will have it, at or after the beginning of a block */
async function requireNobody(query: Query, { bedId, startsAt, expectedUntil }: NewBlock, path: string) {
  const [taken] = await query
    .select({ stage: placement.stage, startsAt: placement.startsAt })
    .from(placement)
    .where(sql`${placement.bedId} = ${bedId} and ${heldWithin({ startsAt, until: expectedUntil })}`)
    .limit(1);
  if (!taken) return;
  const what =
    taken.stage === 'RESERVED'
      ? `The bed is reserved from ${taken.startsAt.toISOString()}. Cancel the reservation first.`
      : 'Somebody is in this bed at that time. Move the resident first.';
  throw new Refusal('RULE_VIOLATION', what, { path });
}

export interface Release {
  blockId: string;
  expectedVersion: number;
  at: Date;
}

/** Ends a block. @returns the bed's identifier @throws Refusal NOT_FOUND, CONFLICT, BAD_USER_INPUT, NOT_RESPONSIBLE */
export async function endBlock(request: Request, query: Query, release: Release): Promise<string> {
  const { blockId, expectedVersion, at: moment } = release;
  const [found] = await query
    .select({
      bedId: bedBlock.bedId,
      kind: bedBlock.kind,
      startsAt: bedBlock.startsAt,
      endsAt: bedBlock.endsAt,
      recordedBy: bedBlock.recordedByOrganisation,
    })
    .from(bedBlock)
    .where(eq(bedBlock.id, blockId));
  const beds = found && (await lockBeds(request, query, [found.bedId]));
  if (!beds?.has(found!.bedId)) throw notFound('block', 'blockId');
  const { kind, recordedBy } = found!;
  // It may be a danger of which the owner knows: nobody else gives the bed back.
  if (
    kind === 'OUT_OF_SERVICE' &&
    recordedBy === PREMISES_OWNER &&
    request.actor.organisation !== PREMISES_OWNER
  )
    throw new Refusal(
      'NOT_RESPONSIBLE',
      `${PREMISES_OWNER} owns the premises and took this bed out of service: it gives it back.`,
      { path: 'blockId', owner: PREMISES_OWNER, opens: `\`releaseBed\` by ${PREMISES_OWNER}.` },
    );
  if (moment < found!.startsAt) {
    throw badInput(`Give a moment after the start of the block (${found!.startsAt.toISOString()}).`, 'at');
  }
  await changeRow(query, bedBlock, { id: blockId, expectedVersion }, { endsAt: moment }, 'block');
  if (found!.endsAt) throw conflict('This block is already over.', 'blockId');
  return found!.bedId;
}
