import type { Change, Dated, Onward } from '../bulk/dated.js';
import type { Placement } from '../placements/plan.js';
import { placementId, placementRow } from '../placements/rows.js';
import { momentText } from '../seed/calendar.js';
import type { OnwardWorld } from './onward.js';

function endOf({ endsAt, endReason }: Placement): Change[] {
  if (endsAt === null) return [];
  const text = momentText(endsAt);
  return [
    { at: endsAt, set: { ends_at: text, end_reason: endReason, person_known_at: text, updated_at: text } },
  ];
}

/** Beds given since the past, and the end of those that were open at its end. */
export const placementsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const { number, placement } of world.placements) {
      if (placement.startsAt <= world.from || placement.resident.leavesAt <= world.since) continue;
      const open = { ...placement, endsAt: null, endReason: null };
      yield {
        at: placement.startsAt,
        row: placementRow(open, number, world.seed, placement.startsAt),
        changes: endOf(placement),
      };
    }
  },
  changes: () =>
    new Map(
      world.placements
        .filter(
          ({ placement }) => placement.startsAt <= world.from && placement.resident.leavesAt > world.since,
        )
        .map(({ number, placement }) => [placementId(placement, number, world.seed), endOf(placement)]),
    ),
});
