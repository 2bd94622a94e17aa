import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import type { Resident } from '../population/resident.js';
import { wholeStay } from '../population/resident.js';
import { type Consent, consentRow, consentsOf, reachOf } from '../records/consents.js';
import { HOUR, momentText } from '../seed/calendar.js';
import { isNewcomer, movesOf, type OnwardWorld, stillToTell } from './onward.js';
import { stayInCare } from './stays.js';

const UNCONFIRMED = {
  confirmation: 'AWAITED',
  confirmed_at: null,
  confirmed_by_subject: null,
  confirmed_by_organisation: null,
  confirmed_by_role: null,
} as const;

/** A consent goes where its resident goes: the key of the database takes it along, and nobody writes it. */
const goesAlong = ({ zones }: Resident, moved: Resident | undefined): Change[] => [
  ...zones.map(({ at, zone }) => ({ at, set: { reach_zone: reachOf(zone) } })),
  ...(moved
    ? [
        {
          at: moved.arrivedAt,
          set: {
            centre_id: moved.centre.id,
            reach_zone: reachOf(null),
            reach_case_manager: moved.caseManager.id,
          },
        },
      ]
    : []),
];

/** What was agreed to at another centre ends with the move. */
function withdrawal({ givenAt, withdrawnAt }: Consent, moved: Resident | undefined): Change[] {
  const ends = moved && givenAt < moved.arrivedAt ? moved.arrivedAt : Number.POSITIVE_INFINITY;
  const at = Math.min(withdrawnAt ?? ends, ends);
  return Number.isFinite(at) ? [changeAt(at, { withdrawn_at: momentText(at) })] : [];
}

/**
 * A consent is given, confirmed by the other side an hour later, and perhaps withdrawn.
 * @param moved the stay at the centre to which the resident was transferred, if that has come
 */
export function datedConsent(resident: Resident, consent: Consent, moved?: Resident): Dated {
  const row = consentRow({ ...resident, zone: null }, consent, null);
  const confirmedAt = consent.givenAt + HOUR;
  const { confirmation, confirmed_at, confirmed_by_subject, confirmed_by_organisation, confirmed_by_role } =
    row;
  const confirmed = {
    confirmation: confirmation!,
    confirmed_at: confirmed_at!,
    confirmed_by_subject: confirmed_by_subject!,
    confirmed_by_organisation: confirmed_by_organisation!,
    confirmed_by_role: confirmed_by_role!,
    updated_at: momentText(confirmedAt),
  };
  const changes = [
    ...goesAlong(resident, moved),
    { at: confirmedAt, set: confirmed },
    ...withdrawal(consent, moved),
  ];
  return {
    at: consent.givenAt,
    row: { ...row, ...UNCONFIRMED },
    changes: changes.sort((one, other) => one.at - other.at),
  };
}

/** What was agreed to since the past. */
export const consentsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const moves = movesOf(world);
    for (const resident of stillToTell(world)) {
      if (!isNewcomer(world, resident)) continue;
      for (const consent of consentsOf(stayInCare(wholeStay(resident)), world.seed))
        yield datedConsent(resident, consent, moves.get(resident.id));
    }
  },
  // A resident of the past who changes beds takes the consents along.
  changes: () => new Map(),
});
