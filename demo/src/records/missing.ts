import type { Row } from '../bulk/table.js';
import { MISSED_AGAIN, SEARCHED_FOR } from '../calibration.js';
import type { Resident } from '../population/resident.js';
import { DAY, HOUR, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { writtenAt, writtenBy } from './provenance.js';

const stream = streamOf('missing');
const CHILDHOOD = 18 * 365.25;

/** A row of somebody who was missing, written when it was over. */
function episode(resident: Resident, since: number, closedAt: number, more: Row, random: Random) {
  const row: Row = {
    ...{ id: identifier(since, random), resident_id: resident.id, centre_id: resident.centre.id },
    ...{ since: momentText(since), returned_at: null, interview_due_at: null, interview_held_at: null },
    ...{ interview_by_id: null, interview_note: null, closed_at: momentText(closedAt), ...more },
    ...writtenBy(resident.caseManager, resident.centre, closedAt),
    ...writtenAt(closedAt),
  };
  return { at: closedAt, row };
}

/** The episodes of a child's stay that is over: nights out in long ones, and the search when somebody leaves without notice. */
export function episodesOf(resident: Resident, seed: number): { at: number; row: Row }[] {
  const { arrivedAt, departedAt, birthDay, cast } = resident;
  if (departedAt === null || cast || sofiaDay(departedAt) - birthDay >= CHILDHOOD) return [];
  const random = stream(seed, resident.index);
  const found: { at: number; row: Row }[] = [];
  for (let day = arrivedAt + 8 * DAY; day < departedAt - 8 * DAY; day += 30 * DAY) {
    if (!random.chance(MISSED_AGAIN)) continue;
    // After the evening's count, and back before the next one.
    const since = Math.floor(sofia(sofiaDay(day), 22.5));
    const back = since + Math.floor(random.between(6, 18)) * HOUR;
    found.push(
      episode(
        resident,
        since,
        back + 2 * DAY,
        {
          ...{ returned_at: momentText(back), interview_due_at: momentText(back + 3 * DAY) },
          ...{ outcome: 'RETURNED', closing_reason: 'Came back' },
        },
        random,
      ),
    );
  }
  if (
    resident.departureReason === 'LEFT_WITHOUT_NOTICE' &&
    departedAt - arrivedAt > 2 * HOUR &&
    random.chance(SEARCHED_FOR)
  )
    found.push(
      episode(
        resident,
        departedAt - HOUR,
        departedAt,
        { outcome: 'NOT_FOUND', closing_reason: 'The search of the centre is over' },
        random,
      ),
    );
  return found;
}

/** Who was missing in the past. */
export function* missingEpisodeRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) for (const { row } of episodesOf(resident, seed)) yield row;
}
