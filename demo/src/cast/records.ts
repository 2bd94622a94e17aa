import { hash } from 'node:crypto';
import { changeAt, type Dated } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import type { OnwardWorld } from '../onward/onward.js';
import { earlierStayId } from '../onward/residents.js';
import type { Resident } from '../population/resident.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, dayText, HOUR, MINUTE, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { personBySubject, type StaffMember } from '../staff/people.js';
import { absenceOf, COMPLAINED_EVERY, complaintDay } from './days.js';
import { children, slotOf } from './people.js';

const [manager, caseManager, registrar, coordinator] = [
  'state-centre-manager',
  'state-case-manager',
  'state-registrar',
  'iom-coordinator',
].map(personBySubject) as [StaffMember, StaffMember, StaffMember, StaffMember];

const idOf = (what: string, number: number, at: number, seed: number) =>
  identifier(at, new Random(seed, numberOf(`cast ${what}`), number));

/** Something that is recorded of somebody some hours after the arrival. */
function recordOf(what: string, resident: Resident, hours: number, seed: number, row: Row): Dated {
  const at = resident.arrivedAt + hours * HOUR;
  const id = idOf(what, resident.index, at, seed);
  const kept = { recorded_at: momentText(at), recorded_by_id: caseManager.id, ...writtenAt(at) };
  return {
    at,
    row: { id, resident_id: resident.id, ...row, ...kept, ...writtenBy(caseManager, resident.centre, at) },
  };
}

/** The separated child has an aunt elsewhere, of whom nobody has made sure yet. */
export function* castKin({ residents, seed }: OnwardWorld): Generator<Dated> {
  for (const one of residents)
    if (one.cast?.role === 'SEPARATED')
      yield recordOf('kin', one, 5, seed, {
        relation: 'UNCLE_OR_AUNT',
        name: `${one.familyName ?? one.givenName} (aunt)`,
        place: 'Hamburg',
        standing: 'CLAIMED',
        safe_to_contact: 'UNKNOWN',
        told_by: 'RESIDENT',
      });
}

/** The girl has shown a copy of a passport. */
export function* castDocuments({ residents, seed }: OnwardWorld): Generator<Dated> {
  for (const one of residents)
    if (one.cast?.role === 'GIRL')
      yield recordOf('document', one, 3, seed, {
        type: 'PASSPORT',
        number: `N${7_000_000 + one.cast.holder}`,
        issuing_country: one.nationality,
        seen: 'COPY',
      });
}

/** Whose procedure had begun when they left without notice goes on with it. */
export function* castProcedures({ residents, seed }: OnwardWorld): Generator<Dated> {
  for (const one of residents) {
    if (one.cast?.role !== 'CAME_BACK') continue;
    const hours = 2 * 24;
    yield recordOf('procedure', one, hours, seed, {
      stage: one.cast.stay === 0 ? 'REGISTERED' : 'EXAMINED',
      reached_on: dayText(sofiaDay(one.arrivedAt + hours * HOUR)),
      reference: `AP-${one.cast.holder}`,
      told_by: 'DOCUMENT',
    });
  }
}

/** The night on which somebody left without notice who came back, and what was done about it. */
const nightOf = ({ cast }: Resident) => Math.floor(sofia(absenceOf(cast!.holder).left, 21.25));
const episodeOf = (one: Resident, seed: number) => idOf('episode', one.index, nightOf(one), seed);
const whoLeft = ({ residents }: OnwardWorld) =>
  residents.filter(({ cast }) => cast?.role === 'CAME_BACK' && cast.stay === 0);

/** Who left without notice was missed, came back, was interviewed, and the episode was closed. */
export function* castEpisodes(world: OnwardWorld): Generator<Dated> {
  for (const one of whoLeft(world)) {
    const since = nightOf(one);
    const at = since + 30 * MINUTE;
    const back = Math.floor(sofia(absenceOf(one.cast!.holder).back, 17.5));
    yield {
      at,
      row: {
        ...{ id: episodeOf(one, world.seed), resident_id: one.id, centre_id: one.centre.id },
        ...{ since: momentText(since), returned_at: null, interview_due_at: null },
        ...{ interview_held_at: null, interview_by_id: null, interview_note: null },
        ...{ closed_at: null, outcome: null, closing_reason: null },
        ...writtenBy(caseManager, one.centre, at),
        ...writtenAt(at),
      },
      changes: [
        changeAt(back, { returned_at: momentText(back), interview_due_at: momentText(back + 3 * DAY) }),
        changeAt(back + DAY, {
          interview_held_at: momentText(back + DAY),
          interview_by_id: caseManager.id,
          interview_note: 'Had gone to meet a cousin at the station, who did not come',
        }),
        changeAt(back + 2 * DAY, {
          closed_at: momentText(back + 2 * DAY),
          outcome: 'RETURNED',
          closing_reason: 'Back, and interviewed',
        }),
      ],
    };
  }
}

/** Who was told of it, and when. */
const STEPS = [
  { step: 'CASE_MANAGER', minutes: 30, to_whom: null, reference: null },
  { step: 'CENTRE_MANAGER', minutes: 60, to_whom: null, reference: null },
  { step: 'POLICE', minutes: 150, to_whom: 'Sixth district department, Sofia', reference: '1124/night' },
] as const;

export function* castSteps(world: OnwardWorld): Generator<Dated> {
  for (const one of whoLeft(world))
    for (const [place, { minutes, ...step }] of STEPS.entries()) {
      const at = nightOf(one) + minutes * MINUTE;
      yield {
        at,
        row: {
          id: idOf('step', one.index * STEPS.length + place, at, world.seed),
          ...{ episode_id: episodeOf(one, world.seed), resident_id: one.id, ...step },
          ...{ taken_at: momentText(at), taken_by_id: manager.id, created_at: momentText(at) },
          ...writtenBy(manager, one.centre, at),
        },
      };
    }
}

/** Who was transferred: asked for by the one centre, agreed to by the other, and completed by the arrival. */
export function* castTransfers({ residents, seed }: OnwardWorld): Generator<Dated> {
  for (const one of residents) {
    if (one.cast?.role !== 'MOVED' || one.cast.stay === 0) continue;
    const before = residents.find(({ index }) => index === one.index - 1);
    if (!before) continue;
    const [asked, agreed] = [one.arrivedAt - 2 * DAY, one.arrivedAt - DAY];
    yield {
      at: one.arrivedAt,
      row: {
        ...{ id: idOf('transfer', one.index, asked, seed), resident_id: one.id },
        ...{ stay_id: earlierStayId(before, seed), state: 'COMPLETED', decision_reason: null },
        ...{ from_centre_id: before.centre.id, from_centre_code: before.centre.code },
        ...{ to_centre_id: one.centre.id, to_centre_code: one.centre.code },
        reason: 'A brother of full age works in Sofia, and visits on Sundays',
        planned_on: dayText(sofiaDay(one.arrivedAt)),
        ...{ requested_at: momentText(asked), requested_by_id: before.caseManager.id },
        ...{
          decided_at: momentText(agreed),
          decided_by_id: manager.id,
          decided_by_subject: manager.principal,
        },
        arrived_at: momentText(one.arrivedAt),
        ...writtenBy(before.caseManager, before.centre, asked),
        ...{ created_at: momentText(asked), updated_at: momentText(one.arrivedAt) },
      },
    };
  }
}

/** Two men alone may be one: the registrar has asked for a merge on the arrival, and calls it off a day after the other has left. */
export function* castMerges({ residents, seed }: OnwardWorld): Generator<Dated> {
  const men = (slot: string) => residents.filter((one) => slotOf(one) === slot);
  for (const one of men('MAN_ALONE_1')) {
    const at = one.arrivedAt + HOUR;
    const survivor = men('MAN_ALONE_0').find((other) => other.cast!.holder === one.cast!.holder);
    if (!survivor) continue;
    yield {
      at,
      row: {
        ...{ id: idOf('merge', one.index, at, seed), resident_id: one.id, survivor_id: survivor.id },
        ...{ state: 'AWAITED', reason: 'The same scar and the same telephone; another name at the border' },
        ...{ asked_at: momentText(at), asked_by_id: registrar.id },
        ...{ ended_at: null, ended_by_id: null, ended_because: null },
        ...writtenBy(registrar, one.centre, at),
        ...writtenAt(at),
      },
      changes: [
        changeAt(survivor.leavesAt + DAY, {
          state: 'WITHDRAWN',
          ended_at: momentText(survivor.leavesAt + DAY),
          ended_by_id: registrar.id,
          ended_because: 'Seen together on the day of the departure: two people',
        }),
      ],
    };
  }
}

/** What is left in the box, without a name, and what becomes of it. */
const COMPLAINTS = [
  ['FOOD', 'The soup is cold in the evening.', 'The kitchen keeps it warm until nine now.'],
  ['ACCOMMODATION', 'The window of our room does not close.', 'It is mended.'],
  ['INFORMATION', 'Nobody says when the interview is.', 'The lawyers are in the common room each Tuesday.'],
  ['THANKS', 'The football on Sundays is good.', 'Thank you: it goes on.'],
] as const;
const AFTER = { ACKNOWLEDGED: 1, ANSWERED: 5, CLOSED: 12 } as const;

function* complaintsUntil({ seed, until }: OnwardWorld) {
  for (let number = 0; complaintDay(number) <= sofiaDay(until); number += 1) {
    const at = Math.floor(sofia(complaintDay(number), 15.5));
    yield {
      number,
      at,
      id: idOf('complaint', number, at, seed),
      says: COMPLAINTS[number % COMPLAINTS.length]!,
    };
  }
}

export function* castComplaints(world: OnwardWorld): Generator<Dated> {
  for (const { number, at, id, says } of complaintsUntil(world))
    yield {
      at,
      row: {
        ...{
          id,
          centre_id: children.centre.id,
          category: says[0],
          channel: 'BOX',
          language: 'en',
          text: says[1],
        },
        ...{ state: 'RECEIVED', received_at: momentText(at), acknowledge_by: momentText(at + 3 * DAY) },
        code_hash: hash('sha256', `cast complaint ${number}`, 'base64url'),
        ...writtenBy(coordinator, children.centre, at),
        ...writtenAt(at),
      },
      changes: Object.entries(AFTER).map(([state, days]) => changeAt(at + days * DAY, { state })),
    };
}

export function* castComplaintSteps(world: OnwardWorld): Generator<Dated> {
  for (const { number, at: left, id, says } of complaintsUntil(world))
    for (const [place, [step, days]] of Object.entries(AFTER).entries()) {
      const at = left + days * DAY;
      yield {
        at,
        row: {
          id: idOf('complaint step', number * COMPLAINED_EVERY + place, at, world.seed),
          ...{ complaint_id: id, step, taken_at: momentText(at), taken_by_id: coordinator.id },
          text: { ACKNOWLEDGED: null, ANSWERED: says[2], CLOSED: 'Nothing more was said.' }[step],
          ...writtenBy(coordinator, children.centre, at),
        } as Row,
      };
    }
}
