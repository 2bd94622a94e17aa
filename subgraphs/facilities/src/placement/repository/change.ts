import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { conflict } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { type SQL, sql } from 'drizzle-orm';
import { judgePlacement } from '../rules/judge.js';
import { People, type Period } from '../rules/people.js';
import { placement } from '../table.js';
import type { PlacementStage } from '../values.js';
import { keepFindings, type Settling, settleFindings } from './findings.js';
import { type LockedPlacement } from './locks.js';
import { readQuestion } from './question.js';

export function requireStage({ stage, endsAt }: LockedPlacement, wanted: PlacementStage, otherwise: string) {
  if (stage !== wanted)
    throw conflict(`${otherwise} It is ${stage}${endsAt ? ', and over' : ''}.`, 'placementId');
}

/**
 * Asks the rules about a placement that is written and not yet committed.
 * @param isPast a stay that is over is only remarked on: what happened is recorded as it was
 */
export async function judge(
  request: Request,
  query: Query,
  { id, ...wanted }: { id: string; bedId: string; residentId: string; period: Period; people: People },
  settling: Settling,
  isPast = false,
) {
  const question = await readQuestion(request, query, { placementId: id, ...wanted });
  const findings = judgePlacement(question);
  if (isPast) await keepFindings(request, query, id, findings);
  else await settleFindings(request, query, id, findings, settling);
}

export const change = (query: Query, { id }: { id: string }, expectedVersion: number, values: SQL) =>
  changeVersion(query, sql`${placement}`, id, expectedVersion, values, 'placement');
