import type { Change, Dated, Onward } from '../bulk/dated.js';
import type { Resident } from '../population/resident.js';
import { wholeStay } from '../population/resident.js';
import { type Consent, consentRow, consentsOf, reachOf } from '../records/consents.js';
import { HOUR, momentText } from '../seed/calendar.js';
import { isNewcomer, type OnwardWorld, stillToTell } from './onward.js';
import { stayInCare } from './stays.js';

const UNCONFIRMED = {
  confirmation: 'AWAITED',
  confirmed_at: null,
  confirmed_by_subject: null,
  confirmed_by_organisation: null,
  confirmed_by_role: null,
} as const;

/** A consent goes where its resident goes: the key of the database takes it along, and nobody writes it. */
const goesAlong = ({ zones }: Resident): Change[] =>
  zones.map(({ at, zone }) => ({ at, set: { reach_zone: reachOf(zone) } }));

function withdrawal({ withdrawnAt }: Consent): Change[] {
  if (withdrawnAt === null) return [];
  const text = momentText(withdrawnAt);
  return [{ at: withdrawnAt, set: { withdrawn_at: text, updated_at: text } }];
}

/** A consent is given, confirmed by the other side an hour later, and perhaps withdrawn. */
export function datedConsent(resident: Resident, consent: Consent): Dated {
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
  const changes = [...goesAlong(resident), { at: confirmedAt, set: confirmed }, ...withdrawal(consent)];
  return {
    at: consent.givenAt,
    row: { ...row, ...UNCONFIRMED },
    changes: changes.sort((one, other) => one.at - other.at),
  };
}

/** What was agreed to since the past. */
export const consentsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of stillToTell(world)) {
      if (!isNewcomer(world, resident)) continue;
      for (const consent of consentsOf(stayInCare(wholeStay(resident)), world.seed))
        yield datedConsent(resident, consent);
    }
  },
  // A resident of the past who changes beds takes the consents along.
  changes: () => new Map(),
});
