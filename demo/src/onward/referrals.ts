import type { Change, Dated, Onward } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import { ONWARD_REFERRALS } from '../calibration.js';
import { closedCourse } from '../history/referral-course.js';
import {
  KINDS,
  type Referral,
  type ReferralKind,
  referralRow,
  referralRows,
  SPECIALIST,
} from '../history/referrals.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { type Consent, consentsOf } from '../records/consents.js';
import { DAY, HOUR, MINUTE, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import { endsOfPast } from './left-open.js';
import { isNewcomer, type OnwardWorld } from './onward.js';
import { staysOnward } from './stays.js';

const stream = streamOf('referrals since the past');

/** A referral waits, is answered, and ends. */
function datedReferral(stay: Resident, referral: Referral, random: Random): Dated {
  const { openedAt, course } = referral;
  const row = referralRow(stay, referral, random);
  const waiting: Row = {
    ...row,
    state: 'IN_PROGRESS',
    answered_at: null,
    closed_at: null,
    outcome: null,
    failure_reason: null,
    updated_at: momentText(openedAt),
  };
  const changes: Change[] = [];
  if (course.answeredAt !== null && course.answeredAt !== course.closedAt) {
    const text = momentText(course.answeredAt);
    changes.push({ at: course.answeredAt, set: { state: 'ACCEPTED', answered_at: text, updated_at: text } });
  }
  const { state, answered_at, closed_at, outcome, failure_reason, updated_at } = row as Record<
    string,
    string
  >;
  changes.push({
    at: course.closedAt!,
    set: {
      state: state!,
      answered_at: answered_at ?? null,
      closed_at: closed_at!,
      outcome: outcome ?? null,
      failure_reason: failure_reason ?? null,
      updated_at: updated_at!,
    },
  });
  return { at: openedAt, row: waiting, changes };
}

const senderOf = (stay: Resident, { from }: ReferralKind, random: Random) =>
  from === 'STATE'
    ? stay.caseManager
    : random.pick(colleagues(from, ['SOCIAL_WORKER'], stay.centre, stay.zone?.code));

function* referralsOf(stay: Resident, health: Consent | undefined, random: Random): Generator<Dated> {
  const rate = isChildAlone(stay) ? ONWARD_REFERRALS.ofChildren : ONWARD_REFERRALS.ofOthers;
  const openUntil = new Map<string, number>();
  const mean = (30 * DAY) / rate;
  let near = stay.arrivedAt + random.between(0, 2) * mean;
  for (; near < stay.leavesAt - 6 * HOUR; near += random.between(0.3, 1.7) * mean) {
    const inOffice = sofia(sofiaDay(near), 8.5) + random.below(9 * 60) * MINUTE;
    const openedAt = Math.max(inOffice, stay.arrivedAt + HOUR);
    const latest =
      openedAt + (ONWARD_REFERRALS.answerDays + ONWARD_REFERRALS.endDays) * DAY * random.between(0.3, 2);
    const until = Math.min(latest, stay.leavesAt);
    const consented = health && health.givenAt < openedAt && (health.withdrawnAt ?? until) >= until;
    const kind = consented && random.chance(0.5) ? SPECIALIST : random.pick(KINDS);
    const key = `${kind.from} ${kind.to} ${kind.function}`;
    // Nobody is referred for the same twice while the first time is open.
    if (until - openedAt < 2 * HOUR || (openUntil.get(key) ?? 0) >= openedAt) continue;
    const course = closedCourse(random, openedAt, until);
    openUntil.set(key, course.closedAt!);
    const id = identifier(openedAt, random);
    const sender = senderOf(stay, kind, random);
    yield datedReferral(stay, { id, kind, openedAt, course, sender, consentId: health?.id ?? null }, random);
  }
}

const isOfHealth = ({ fieldGroups }: Consent) => fieldGroups.includes('HEALTH');

/** How a referral ends that was open at the end of the past. */
function endOfOpen({ state }: Row, at: number, isThere: boolean): Row | undefined {
  if (state !== 'IN_PROGRESS' && state !== 'ACCEPTED') return undefined;
  const told = { closed_at: momentText(at), updated_at: momentText(at) };
  if (state === 'IN_PROGRESS')
    return {
      ...told,
      state: 'REVOKED',
      failure_reason: isThere ? 'NO_LONGER_NEEDED' : 'UNABLE_TO_CONTACT_CLIENT',
    };
  return isThere
    ? { ...told, state: 'DONE', outcome: 'SUCCESSFUL' }
    : { ...told, state: 'DONE', outcome: 'UNSUCCESSFUL', failure_reason: 'UNABLE_TO_CONTACT_CLIENT' };
}

/** Referrals since the past, and how those ended that were open then. */
export const referralsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const stay of staysOnward(world)) {
      const health = isNewcomer(world, stay) ? consentsOf(stay, world.seed).find(isOfHealth) : undefined;
      yield* referralsOf(stay, health, stream(world.seed, stay.index));
    }
  },
  changes: () => endsOfPast(world, referralRows, endOfOpen),
});
