import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import { offerOf } from './offers.js';
import { sessionsOf } from './sessions.js';

/** The sessions, resident by resident. */
export function* sessionRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents)
    for (const session of sessionsOf(resident, seed)) {
      const { offer, provider, startedAt, endedAt } = session;
      yield {
        id: session.id,
        offer_id: offer.id,
        resident_id: resident.id,
        centre_id: resident.centre.id,
        organisation: offer.organisation,
        provider_id: provider.id,
        request_id: session.request?.id ?? null,
        started_at: momentText(startedAt),
        ended_at: momentText(endedAt),
        note: session.note,
        ...writtenBy(provider, resident.centre, startedAt),
        ...writtenAt(endedAt),
      };
    }
}

const openStream = streamOf('open requests');
const OPEN_FUNCTIONS = ['COUNSELLING', 'LEGAL_AID', 'EDUCATION', 'PSYCHOSOCIAL_SUPPORT'] as const;
const URGENCIES = { ROUTINE: 0.82, URGENT: 0.15, IMMEDIATE: 0.03 } as const;

/** The requests that sessions answered, and for some who are still there one that waits. */
export function* serviceRequestRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const random = openStream(seed, resident.index);
    const rowOf = (id: string, offerId: string, state: string, at: number): Row => ({
      id,
      resident_id: resident.id,
      offer_id: offerId,
      state,
      urgency: random.weighted(URGENCIES),
      requested_at: momentText(at),
      ...writtenBy(resident.caseManager, resident.centre, at),
      ...writtenAt(at),
    });
    for (const { request, offer } of sessionsOf(resident, seed))
      if (request) yield rowOf(request.id, offer.id, 'FULFILLED', request.requestedAt);
    if (resident.departedAt !== null || !random.chance(0.3)) continue;
    const at = Math.floor(random.between(Math.max(resident.arrivedAt, HISTORY_END - 4 * DAY), HISTORY_END));
    const offer = offerOf(resident.centre, random.pick(OPEN_FUNCTIONS));
    yield rowOf(identifier(at, random), offer.id, random.pick(['OPEN', 'SCHEDULED']), at);
  }
}
