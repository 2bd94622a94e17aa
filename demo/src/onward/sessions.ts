import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import { ONWARD_SESSIONS, SESSIONS } from '../calibration.js';
import { requestRow, serviceRequestRows, sessionRow, URGENCIES } from '../history/session-rows.js';
import { type Session, sessionsOf } from '../history/sessions.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { DAY, momentText } from '../seed/calendar.js';
import { streamOf } from '../seed/random.js';
import { endsOfPast } from './left-open.js';
import type { OnwardWorld } from './onward.js';
import { staysOnward } from './stays.js';

const requests = streamOf('requests since the past');

/** The sessions of a part of a stay; adults and families come less often than children alone. */
export const sessionsSince = (stay: Resident, seed: number): Session[] =>
  sessionsOf(stay, seed, isChildAlone(stay) ? SESSIONS.perDay : ONWARD_SESSIONS.perDayOfOthers);

/** Sessions since the past: written down when they are over. */
export const sessionsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const stay of staysOnward(world))
      for (const session of sessionsSince(stay, world.seed))
        yield { at: session.endedAt, row: sessionRow(stay, session) };
  },
});

function courseOf({ startedAt, endedAt }: Session, requestedAt: number): Change[] {
  const scheduled = startedAt - DAY;
  const given = changeAt(endedAt, { state: 'FULFILLED' });
  return scheduled > requestedAt ? [changeAt(scheduled, { state: 'SCHEDULED' }), given] : [given];
}

/** A request that waited at the end of the past. */
const endOfOpen = ({ state }: Row, at: number): Row | undefined =>
  state === 'FULFILLED' ? undefined : { state: 'WITHDRAWN', updated_at: momentText(at) };

/** Requests since the past: they wait, are given a time, and are answered by a session. Those that waited then are withdrawn. */
export const requestsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const stay of staysOnward(world)) {
      const random = requests(world.seed, stay.index);
      for (const session of sessionsSince(stay, world.seed)) {
        if (!session.request) continue;
        const { id, requestedAt } = session.request;
        const row = requestRow(stay, id, session.offer.id, 'OPEN', random.weighted(URGENCIES), requestedAt);
        yield { at: requestedAt, row, changes: courseOf(session, requestedAt) };
      }
    }
  },
  changes: () => endsOfPast(world, serviceRequestRows, endOfOpen),
});
