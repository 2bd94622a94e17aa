import type { Change } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import type { Resident } from '../population/resident.js';
import { DAY } from '../seed/calendar.js';
import { streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { isNewcomer, type OnwardWorld, stillToTell } from './onward.js';

const stream = streamOf('what the past left open');

/** Those of whom there is something to tell since the end of the past and who were there then, as they were then. */
const thereThen = (world: OnwardWorld): Resident[] =>
  stillToTell(world)
    .filter((resident) => !isNewcomer(world, resident))
    .map((resident) => ({ ...resident, departedAt: null, departureReason: null }));

/**
 * Ends what the past left open of a table: within three weeks of its end, or when the resident leaves.
 * @param rowsOf the rows of the past
 * @param end what becomes of a row then, and whether the resident is still there; undefined for one that was over
 */
export function endsOfPast(
  world: OnwardWorld,
  rowsOf: (past: Pick<World, 'residents' | 'seed'>) => Iterable<Row>,
  end: (row: Row, at: number, isThere: boolean) => Row | undefined,
): ReadonlyMap<string, readonly Change[]> {
  const ends = new Map<string, readonly Change[]>();
  for (const resident of thereThen(world)) {
    const near = world.from + Math.floor(stream(world.seed, resident.index).between(2, 21) * DAY);
    const isThere = near < resident.leavesAt;
    const at = isThere ? near : resident.leavesAt;
    for (const row of rowsOf({ residents: [resident], seed: world.seed })) {
      const set = end(row, at, isThere);
      if (set) ends.set(row['id'] as string, [{ at, set }]);
    }
  }
  return ends;
}
