import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type Premises, place } from '../../../subgraphs/facilities/test/support/premises.js';
import type { OneSlice } from '../one-slice/slice.js';

const AT = '2024-06-12T09:00:00Z';

/** What an act on beds and their residents asks, and whom it concerns. */
export interface PlacementAct {
  input: object;
  people: string[];
}

/** One of everything that this slice writes about somebody, on premises that are given. */
export function placementActs({
  owner,
  graph,
}: OneSlice): Record<string, (premises: Premises) => Promise<PlacementAct>> {
  const resident = (centreId: string) => {
    const id = newIdentifier();
    graph.known.add(id);
    graph.placed.set(id, centreId);
    return id;
  };
  /** The act on a placement that somebody has already. */
  const on = async (
    { bedIds, centreId }: Premises,
    input: object,
    stage = 'CHECKED_IN',
  ): Promise<PlacementAct> => {
    const residentId = resident(centreId);
    let placementId = newIdentifier();
    if (stage === 'RESERVED')
      await owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at)
        values (${placementId}, ${bedIds[0]!}, ${residentId}, 'RESERVED', ${AT})`;
    else placementId = await place(owner, bedIds[0]!, residentId);
    return { people: [residentId], input: { placementId, expectedVersion: 1, ...input } };
  };
  const inBed = async ({ bedIds, centreId }: Premises, input: object): Promise<PlacementAct> => {
    const residentId = resident(centreId);
    return { people: [residentId], input: { bedId: bedIds[0], residentId, ...input } };
  };
  return {
    placeResident: (premises) => inBed(premises, { startsAt: AT }),
    moveResident: (premises) => on(premises, { toBedId: premises.bedIds[1], at: AT }),
    reserveBed: (premises) => inBed(premises, {}),
    checkInResident: (premises) => on(premises, { at: AT }, 'RESERVED'),
    cancelReservation: (premises) => on(premises, { reason: 'Does not come.' }, 'RESERVED'),
    expectPlacementEnd: (premises) =>
      on(premises, { expectedUntil: new Date(Date.now() + 300 * 86_400_000).toISOString() }),
    voidPlacement: (premises) => on(premises, { reason: 'Another resident was meant.' }),
    endPlacement: (premises) => on(premises, { at: AT, reason: 'DEPARTED' }),
  };
}
