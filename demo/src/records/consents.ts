import { createHash } from 'node:crypto';
import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import type { SafeZone } from '../premises/safe-zones.js';
import { DAY, HOUR, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues, type StaffMember } from '../staff/people.js';
import type { World } from '../world.js';
import { writtenBy } from './provenance.js';
import { representationOf } from './representations.js';

const stream = streamOf('consents');

/** A consent to share groups of fields with IOM. Moments are milliseconds since 1970. */
export interface Consent {
  id: string;
  givenBy: 'RESIDENT' | 'LEGAL_REPRESENTATIVE';
  modality: 'WRITTEN' | 'AUDIO' | 'VERBAL_CERTIFIED';
  fieldGroups: string[];
  givenAt: number;
  withdrawnAt: number | null;
  asked: StaffMember;
}

const MODALITIES = { WRITTEN: 0.72, VERBAL_CERTIFIED: 0.22, AUDIO: 0.06 } as const;

function consentTo(
  fieldGroups: string[],
  givenAt: number,
  end: number,
  resident: Resident,
  seed: number,
  random: Random,
): Consent {
  const representation = representationOf(resident, seed);
  const represented = representation !== null && representation.appointedOn * DAY <= givenAt;
  const asked = random.pick(colleagues('IOM', ['SOCIAL_WORKER'], resident.centre, resident.zone?.code));
  return {
    id: identifier(givenAt, random),
    givenBy: represented ? 'LEGAL_REPRESENTATIVE' : 'RESIDENT',
    modality: random.weighted(MODALITIES),
    fieldGroups,
    givenAt,
    withdrawnAt: random.chance(0.04) ? Math.floor(random.between(givenAt, end)) : null,
    asked,
  };
}

/** The consents of a resident: to care for most who stay longer than a day, to health data for half of those. */
export function consentsOf(resident: Resident, seed: number): Consent[] {
  const end = resident.departedAt ?? HISTORY_END;
  const stay = end - resident.arrivedAt;
  const random = stream(seed, resident.index);
  if (stay < DAY || !random.chance(0.75)) return [];
  const first = Math.floor(resident.arrivedAt + stay * random.between(0.02, 0.25));
  const care = consentTo(['OPERATIONAL', 'IDENTITY', 'PROTECTION'], first, end, resident, seed, random);
  if (!random.chance(0.5)) return [care];
  const second = Math.floor(first + (end - first) * random.between(0.01, 0.3));
  return [care, consentTo(['HEALTH'], second, end, resident, seed, random)];
}

/** Stands for no zone. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The zone with which a consent goes. */
export const reachOf = (zone: SafeZone | null): string => zone?.id ?? NOWHERE;

/** IOM recorded it in its own favour, so somebody of the State has confirmed it, an hour later. */
function confirmedBy({ centre, zone }: Resident, givenAt: number) {
  const [colleague] = colleagues(
    'STATE',
    ['CASE_MANAGER', 'REGISTRAR', 'CENTRE_MANAGER'],
    centre,
    zone?.code,
  );
  return {
    confirmation: 'GIVEN',
    confirmed_at: momentText(givenAt + HOUR),
    confirmed_by_subject: colleague!.subject,
    confirmed_by_organisation: colleague!.organisation.code,
    confirmed_by_role: colleague!.role,
  };
}

/** The hash of a document that was never written: everybody here is invented. */
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** One consent, as it was given and confirmed. @param withdrawnAt null as long as it holds */
export const consentRow = (resident: Resident, consent: Consent, withdrawnAt: number | null): Row => ({
  id: consent.id,
  resident_id: resident.id,
  given_by: consent.givenBy,
  modality: consent.modality,
  certified_by_id: consent.modality === 'VERBAL_CERTIFIED' ? consent.asked.id : null,
  language: resident.languages[0]!,
  legal_basis: 'CONSENT',
  field_groups: consent.fieldGroups,
  recipient_organisation: 'IOM',
  purpose: 'CARE',
  given_at: momentText(consent.givenAt),
  expires_at: momentText(consent.givenAt + 730 * DAY),
  withdrawn_at: withdrawnAt === null ? null : momentText(withdrawnAt),
  document_sha256: consent.modality === 'VERBAL_CERTIFIED' ? null : hashOf(consent.id),
  ...confirmedBy(resident, consent.givenAt),
  centre_id: resident.centre.id,
  reach_zone: reachOf(resident.zone),
  reach_case_manager: resident.caseManager.id,
  ...writtenBy(consent.asked, resident.centre, consent.givenAt),
  created_at: momentText(consent.givenAt),
  updated_at: momentText(withdrawnAt ?? consent.givenAt),
});

/** What residents of the past, or who represents them, agreed to. */
export function* consentRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents)
    for (const consent of consentsOf(resident, seed))
      yield consentRow(resident, consent, consent.withdrawnAt);
}
