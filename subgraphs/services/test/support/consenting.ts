import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { OneSlice } from '../../../../test/support/one-slice/slice.js';

/** Has everybody about whom the residents' owner is asked consent to groups of fields for their care. */
export function letEverybodyConsent({ graph }: OneSlice, fieldGroups: string[]): void {
  graph.answer = (query, { residentIds }) =>
    query.includes('consentsInForce')
      ? {
          consentsInForce: (residentIds as string[]).map((residentId) => ({
            id: newIdentifier(),
            residentId,
            fieldGroups,
            purpose: 'CARE',
          })),
        }
      : undefined;
}
