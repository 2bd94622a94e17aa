import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { type Representation, representationOf, representationRow } from '../records/representations.js';
import { dayText, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { isMoved, isNewcomer, movesOf, type OnwardWorld, stillToTell } from './onward.js';

/** Who represents a child ends with the stay. */
const endOf = ({ leavesAt, leavesBecause }: Resident): Change =>
  changeAt(leavesAt, {
    ended_on: dayText(sofiaDay(leavesAt)),
    end_reason: leavesBecause === 'TURNED_18' ? 'COMES_OF_AGE' : 'RESIDENT_LEFT',
  });

/** Appointments are made in the forenoon. */
export function datedRepresentation(resident: Resident, representation: Representation): Dated {
  const at = Math.max(sofia(representation.appointedOn, 10), resident.arrivedAt);
  const row = representationRow(resident.id, { ...representation, endedOn: null });
  const told = momentText(at);
  return { at, row: { ...row, created_at: told, updated_at: told }, changes: [endOf(resident)] };
}

/** Who represents whom since the past. */
export const representationsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const moves = movesOf(world);
    for (const stay of world.residents) {
      // Who represents a child goes on after a transfer.
      if (!isNewcomer(world, stay) || isMoved(stay)) continue;
      const { leavesAt, leavesBecause } = moves.get(stay.id) ?? stay;
      if (leavesAt <= world.since) continue;
      const resident = { ...stay, leavesAt, leavesBecause };
      const representation = representationOf(wholeStay(resident), world.seed);
      if (representation && sofia(representation.appointedOn, 10) < leavesAt)
        yield datedRepresentation(resident, representation);
    }
  },
  changes: () =>
    new Map(
      stillToTell(world)
        .filter((resident) => !isNewcomer(world, resident))
        .flatMap((resident): [string, Change[]][] => {
          const known = representationOf({ ...resident, departedAt: null }, world.seed);
          return known ? [[known.id, [endOf(resident)]]] : [];
        }),
    ),
});
