import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { Refusal } from '@mrrm/platform/wire/errors';
import { type Described, HOLDS_UP_FROM } from '../rules/likeness.js';
import type { PossibleDuplicate } from '../types/possible-duplicate.js';
import { findPossibleDuplicates } from './find.js';
import { MOST_TOLD } from './possible.js';

export interface LookedFor {
  /** Who may be the same person and was not told apart, the most alike first. */
  alike: Pick<PossibleDuplicate, 'residentId' | 'score' | 'reasons'>[];
  /** Of those who are alike, the ones from whom the new resident is told apart. */
  toldApart: string[];
  /** Why the registration does not go on. */
  refusal?: Refusal;
  /** Whether nobody could be looked for at this moment. */
  isUnknown: boolean;
}

/** Looks for those on record who may be the one who is to be registered. @param different who was said to be somebody else */
export async function lookForDuplicates(
  request: Request,
  query: Query,
  wanted: Omit<Described, 'documents'>,
  different: readonly string[],
): Promise<LookedFor> {
  let found: LookedFor['alike'];
  try {
    // Documents are recorded of whom is on record.
    const people = [{ ...wanted, documents: [] }];
    found = (await findPossibleDuplicates(request, query, people)).map(({ place: _, ...told }) => told);
  } catch (error) {
    // Nobody waits at the gate because a search is not ready.
    if (!(error instanceof Refusal) || error.code !== 'UPSTREAM_UNAVAILABLE') throw error;
    return { alike: [], toldApart: [], isUnknown: true };
  }
  const apart = new Set(different);
  const alike = found.filter(({ residentId }) => !apart.has(residentId)).slice(0, MOST_TOLD);
  const toldApart = found.flatMap(({ residentId }) => (apart.has(residentId) ? [residentId] : []));
  const isHeldUp = alike.some(({ score }) => score >= HOLDS_UP_FROM);
  return { alike, toldApart, isUnknown: false, ...(isHeldUp && { refusal: HELD_UP }) };
}

const HELD_UP = new Refusal(
  'RULE_VIOLATION',
  'Somebody on record is very much alike: see `possibleDuplicates`. Who has come back is readmitted; if it is another person, name the others in `differentFrom` and say why.',
  {
    path: 'differentFrom',
    rule: 'POSSIBLE_DUPLICATE',
    opens: '`differentFrom` with `differentBecause`',
  },
);
