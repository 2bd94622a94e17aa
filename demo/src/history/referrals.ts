import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import type { CentreFunction } from '../premises/responsibilities.js';
import { consentsOf } from '../records/consents.js';
import { writtenBy } from '../records/provenance.js';
import { DAY, HOUR, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { LEGAL_AID_PARTNER } from '../staff/organisations.js';
import { colleagues, type StaffMember } from '../staff/people.js';
import type { World } from '../world.js';
import { type Course, closedCourse, openCourse } from './referral-course.js';

const stream = streamOf('referrals');

/** What somebody is referred for, by whom and to whom. */
export interface ReferralKind {
  from: 'STATE' | 'IOM';
  to: string;
  function: CentreFunction;
  reasons: readonly string[];
}

/** A specialist is only asked with a consent to health data. */
export const SPECIALIST: ReferralKind = {
  from: 'STATE',
  to: 'IOM',
  function: 'SPECIALISED_MEDICAL_REFERRAL',
  reasons: [
    'Dental treatment',
    'Examination by an ear specialist',
    'X-ray of a foot',
    'Examination by a skin specialist',
  ],
};
/** All others. */
export const KINDS: readonly ReferralKind[] = [
  {
    from: 'STATE',
    to: 'IOM',
    function: 'PSYCHOSOCIAL_SUPPORT',
    reasons: ['Sleeps badly since the journey', 'Loss in the family'],
  },
  { from: 'STATE', to: 'IOM', function: 'EDUCATION', reasons: ['Wants to learn Bulgarian', 'School place'] },
  {
    from: 'STATE',
    to: 'IOM',
    function: 'LEGAL_AID',
    reasons: ['Family reunification', 'Question on the procedure'],
  },
  { from: 'IOM', to: 'STATE', function: 'BASIC_MEDICAL_CARE', reasons: ['Skin rash', 'Cough', 'Tooth ache'] },
  { from: 'IOM', to: 'STATE', function: 'NON_FOOD_ITEMS', reasons: ['Winter clothes', 'Shoes'] },
  { from: 'IOM', to: LEGAL_AID_PARTNER, function: 'LEGAL_AID', reasons: ['Appeal against a decision'] },
];

/** How urgent referrals are, in shares. */
export const URGENCIES = { ROUTINE: 0.7, URGENT: 0.25, IMMEDIATE: 0.05 } as const;
const OPEN_SHARE = 0.72;

function countOf(resident: Resident, random: Random): number {
  if (resident.departedAt === null) return random.chance(OPEN_SHARE) ? 1 + random.below(2) : 0;
  const stay = resident.departedAt - resident.arrivedAt;
  return stay > DAY && random.chance(isChildAlone(resident) ? 0.4 : 0.25) ? 1 + random.below(2) : 0;
}

/** A referral as it is made up. Moments are milliseconds since 1970. */
export interface Referral {
  id: string;
  kind: ReferralKind;
  openedAt: number;
  course: Course;
  sender: StaffMember;
  /** Of the consent to health data, if there is one. */
  consentId: string | null;
}

/** One referral with its course. */
export const referralRow = (resident: Resident, referral: Referral, random: Random): Row => {
  const { id, kind, openedAt, course, sender, consentId } = referral;
  return {
    id,
    resident_id: resident.id,
    centre_id: resident.centre.id,
    function: kind.function,
    from_organisation: kind.from,
    referred_by_id: sender.id,
    to_organisation: kind.to,
    reason: random.pick(kind.reasons),
    urgency: random.weighted(URGENCIES),
    state: course.state,
    opened_at: momentText(openedAt),
    answered_at: course.answeredAt === null ? null : momentText(course.answeredAt),
    closed_at: course.closedAt === null ? null : momentText(course.closedAt),
    outcome: course.outcome,
    failure_reason: course.failureReason,
    consent_id: kind.function === SPECIALIST.function ? consentId : null,
    ...writtenBy(sender, resident.centre, openedAt),
    created_at: momentText(openedAt),
    updated_at: momentText(course.closedAt ?? course.answeredAt ?? openedAt),
  };
};

/** Referrals between the organisations. A specialist is only asked with a consent to health data that is not withdrawn. */
export function* referralRows({ residents, seed }: Pick<World, 'residents' | 'seed'>): Generator<Row> {
  for (const resident of residents) {
    const random = stream(seed, resident.index);
    const until = resident.departedAt ?? HISTORY_END;
    const open = new Set<string>();
    const consent = consentsOf(resident, seed).find(({ fieldGroups }) => fieldGroups.includes('HEALTH'));
    for (let number = countOf(resident, random); number > 0; number -= 1) {
      const earliest = Math.max(resident.arrivedAt, resident.departedAt === null ? until - 20 * DAY : 0);
      let openedAt = Math.floor(random.between(earliest, Math.max(until - HOUR, earliest + 1)));
      const consented = consent && consent.withdrawnAt === null && consent.givenAt < until - HOUR;
      const {
        from,
        to,
        function: name,
        reasons,
      } = consented && random.chance(0.5) ? SPECIALIST : random.pick(KINDS);
      const specialist = name === SPECIALIST.function;
      if (specialist) openedAt = Math.max(openedAt, consent!.givenAt);
      const roles = from === 'STATE' ? (['CASE_MANAGER'] as const) : (['SOCIAL_WORKER'] as const);
      const sender =
        from === 'STATE'
          ? resident.caseManager
          : random.pick(colleagues(from, roles, resident.centre, resident.zone?.code));
      const course = (resident.departedAt === null ? openCourse : closedCourse)(random, openedAt, until);
      // Nobody is referred for the same twice while the first time is open.
      const same = `${from} ${to} ${name}`;
      if (course.closedAt === null && open.has(same)) continue;
      if (course.closedAt === null) open.add(same);
      const id = identifier(openedAt, random);
      const kind = { from, to, function: name, reasons };
      yield referralRow(
        resident,
        { id, kind, openedAt, course, sender, consentId: consent?.id ?? null },
        random,
      );
    }
  }
}
