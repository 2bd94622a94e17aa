import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { offerOf } from './offers.js';
import { type Session, sessionsOf } from './sessions.js';

/** One session of a resident. */
export const sessionRow = (resident: Resident, session: Session): Row => ({
  id: session.id,
  offer_id: session.offer.id,
  resident_id: resident.id,
  centre_id: resident.centre.id,
  organisation: session.offer.organisation,
  provider_id: session.provider.id,
  request_id: session.request?.id ?? null,
  started_at: momentText(session.startedAt),
  ended_at: momentText(session.endedAt),
  note: session.note,
  ...writtenBy(session.provider, resident.centre, session.startedAt),
  ...writtenAt(session.endedAt),
});

/** The sessions of the past, resident by resident. */
export function* sessionRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents)
    for (const session of sessionsOf(resident, seed)) yield sessionRow(resident, session);
}

const openStream = streamOf('open requests');
const OPEN_FUNCTIONS = ['COUNSELLING', 'LEGAL_AID', 'EDUCATION', 'PSYCHOSOCIAL_SUPPORT'] as const;
/** How urgent requests are, in shares. */
export const URGENCIES = { ROUTINE: 0.82, URGENT: 0.15, IMMEDIATE: 0.03 } as const;

/** One request of a resident. @param at milliseconds since 1970 */
export const requestRow = (
  resident: Resident,
  id: string,
  offerId: string,
  state: 'OPEN' | 'SCHEDULED' | 'FULFILLED',
  urgency: keyof typeof URGENCIES,
  at: number,
): Row => ({
  id,
  resident_id: resident.id,
  offer_id: offerId,
  state,
  urgency,
  requested_at: momentText(at),
  ...writtenBy(resident.caseManager, resident.centre, at),
  ...writtenAt(at),
});

/** The requests that sessions answered, and for some who are still there one that waits. */
export function* serviceRequestRows({ residents, seed }: Pick<World, 'residents' | 'seed'>): Generator<Row> {
  for (const resident of residents) {
    const random = openStream(seed, resident.index);
    for (const { request, offer } of sessionsOf(resident, seed))
      if (request)
        yield requestRow(
          resident,
          request.id,
          offer.id,
          'FULFILLED',
          random.weighted(URGENCIES),
          request.requestedAt,
        );
    if (resident.departedAt !== null || !random.chance(0.3)) continue;
    const at = Math.floor(random.between(Math.max(resident.arrivedAt, HISTORY_END - 4 * DAY), HISTORY_END));
    const offer = offerOf(resident.centre, random.pick(OPEN_FUNCTIONS));
    const id = identifier(at, random);
    const state = random.pick(['OPEN', 'SCHEDULED'] as const);
    yield requestRow(resident, id, offer.id, state, random.weighted(URGENCIES), at);
  }
}
