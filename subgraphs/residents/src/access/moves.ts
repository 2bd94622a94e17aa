import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { resident } from '../register/table.js';
import { transfer } from '../transfer/table.js';

type Reader = Pick<Request, 'actor' | 'judge' | 'now' | 'person'>;

/** Milliseconds for which a centre knows who has left it by a transfer, and of the stay that ended. */
const FORMER_FOR = 90 * 86_400_000;

/** Written as the partial indexes on open transfers have it. */
export const isOpenTransfer = sql`${transfer.state} in ('REQUESTED', 'AGREED')`;

/** Whether the actor is of those of the owner who plan moves for a whole centre. */
const plansMoves = ({ actor, judge, person }: Reader): boolean =>
  !person &&
  judge.standing('TRANSFERS') === 'OPEN' &&
  !judge.table.roles[actor.role]?.byLaw &&
  !actor.zones &&
  !actor.ownCasesOnly;

/** Who left a centre of the actor by a transfer, not long ago, as a condition on the table `transfer`. */
export const hasLeftHere = (request: Pick<Request, 'actor' | 'judge' | 'now'>): SQL =>
  sql`(${transfer.state} = 'COMPLETED' and ${transfer.arrivedAt} > ${at(new Date(request.now.getTime() - FORMER_FOR))}
    and ${atCentreOf(request, transfer.fromCentreId)})`;

/**
 * Transfers of people who are not at a centre of the actor: who is expected there, and who has left by a transfer; nothing for
 * whoever plans no moves.
 */
export const movesAcross = (request: Reader): SQL | undefined =>
  plansMoves(request)
    ? sql`((${isOpenTransfer} and ${atCentreOf(request, transfer.toCentreId)}) or ${hasLeftHere(request)})`
    : undefined;

/**
 * Whether a resident is expected at a centre of the actor by a transfer, as a condition on the table `resident`: who decides about it
 * and prepares for it reads the record of the one, as if the resident were there. It opens no list and no write.
 */
export const isExpected = (request: Reader, group: string): SQL | undefined =>
  plansMoves(request) &&
  request.judge.standing(group) === 'OPEN' &&
  !seesAllCentres(request.judge.table.roles, request.actor)
    ? sql`exists (select from ${transfer} where ${transfer.residentId} = ${resident.id} and ${isOpenTransfer}
        and ${atCentreOf(request, transfer.toCentreId)})`
    : undefined;
