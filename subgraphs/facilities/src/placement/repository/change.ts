import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { conflict } from '@mrrm/platform/wire/errors';
import { changeRow } from '@mrrm/platform/writing/version';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { judgePlacement } from '../rules/judge.js';
import type { People, Period } from '../rules/people.js';
import { placement } from '../table.js';
import type { PlacementStage } from '../values.js';
import { keepFindings, type Settling, settleFindings } from './findings.js';
import type { LockedPlacement } from './locks.js';
import { readQuestion } from './question.js';

/** The placement that was written, and of whom it is. */
export interface WrittenPlacement {
  id: string;
  residentId: string;
}

/** All that is kept of the outcome of a write: its facts stay in the row. */
export const writtenOf = ({ id, residentId }: WrittenPlacement): WrittenPlacement => ({ id, residentId });

export function requireStage({ stage, endsAt }: LockedPlacement, wanted: PlacementStage, otherwise: string) {
  if (stage !== wanted)
    throw conflict(`${otherwise} It is ${stage}${endsAt ? ', and over' : ''}.`, 'placementId');
}

/**
 * Asks the rules about a placement that is written and not yet committed.
 * @param isPast a stay that is over is only remarked on: what happened is recorded as it was
 */
export async function judgeWritten(
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

export const changePlacement = (
  query: Query,
  { id }: { id: string },
  expectedVersion: number,
  values: PgUpdateSetSource<typeof placement>,
) => changeRow(query, placement, { id, expectedVersion }, values, 'placement');
