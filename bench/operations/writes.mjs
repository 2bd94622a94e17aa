import { askersOf } from '../people.mjs';

/** What the agreement of the centre gives to IOM, and whom IOM refers to. */
const REFERRED_FOR = ['PSYCHOSOCIAL_SUPPORT', 'COUNSELLING'];
const TOLD = ['STATE', 'LEGAL-AID-BUREAU', 'CLINIC'];
const MANAGERS = askersOf('state-centre-manager');
const key = () => crypto.randomUUID();
const done = (payload, name) => payload.userErrors.length === 0 && Boolean(payload[name]);

/** The centre at which all writes are, and who stays there. */
async function centreWith({ admin }) {
  const [{ id }] = await admin.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const residents = await admin.residents`
    select id from residents.resident where centre_id = ${id} and departed_at is null order by id limit 1000`;
  return { id, residents: residents.map((row) => row.id) };
}

/** One person is checked once at a moment, and moments have milliseconds: each request of a run has its own, about a minute ago. */
let last = 0;
const ownMoment = () => {
  last = Math.max(last + 1, Date.now() - 60_000);
  return new Date(last).toISOString();
};

const checked = (residents, number) => ({
  residentId: residents[number % residents.length],
  status: 'PRESENT',
});

export const presence = {
  name: 'presence',
  knownTo: { sql: {} },
  title: 'One presence check',
  writes: true,
  purpose: 'CARE',
  query: `mutation Check($input: RecordPresenceInput!) { recordPresence(input: $input) {
    presence { id status } userErrors { code message } } }`,
  async prepare(world) {
    const { residents } = await centreWith(world);
    return (number) => ({
      as: MANAGERS[number % MANAGERS.length],
      variables: {
        input: { idempotencyKey: key(), checkedAt: ownMoment(), ...checked(residents, number) },
      },
    });
  },
  isRight: (data) => done(data.recordPresence, 'presence'),
};

export const presences = {
  name: 'presence batch',
  knownTo: { sql: {} },
  title: 'The presence check of 100 people at once',
  writes: true,
  purpose: 'CARE',
  query: `mutation CheckAll($input: RecordPresencesInput!) { recordPresences(input: $input) {
    recorded userErrors { code message } } }`,
  async prepare(world) {
    const { id, residents } = await centreWith(world);
    const many = Math.min(100, residents.length);
    return (number) => ({
      as: MANAGERS[number % MANAGERS.length],
      variables: {
        input: {
          idempotencyKey: key(),
          centreId: id,
          checkedAt: ownMoment(),
          entries: Array.from({ length: many }, (_, at) => checked(residents, number * 13 + at)),
        },
      },
    });
  },
  isRight: (data) => done(data.recordPresences, 'recorded'),
};

const REFERRERS = askersOf('iom-psychologist', 'iom-coordinator');
const REASON = 'Asked by a measurement.';

/** For each resident and function one referral may be open: so many different ones are asked for, and closed between two turns. */
export const referral = {
  name: 'referral',
  knownTo: { sql: {} },
  title: 'A resident is referred to another organisation',
  writes: true,
  purpose: 'CARE',
  query: `mutation Refer($input: OpenReferralInput!) { openReferral(input: $input) {
    referral { id state } userErrors { code message } } }`,
  async prepare(world) {
    const { services } = world.admin;
    const { id, residents } = await centreWith(world);
    // What the demo's agreements do not share: without it each referral would need a consent.
    await services`
      insert into services.sharing_clause (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
      select gen_random_uuid(), ${id}, organisation, '{PROTECTION}', '{CARE}', gen_random_uuid(), 'measured', '2020-01-01'
      from unnest(${TOLD}::text[]) as organisation`;
    const open = await services`
      select resident_id from services.referral where from_organisation = 'IOM' and state in ('IN_PROGRESS', 'ACCEPTED')`;
    const taken = new Set(open.map((row) => row.resident_id));
    const wanted = residents
      .filter((one) => !taken.has(one))
      .flatMap((residentId) =>
        REFERRED_FOR.flatMap((done) =>
          TOLD.map((toOrganisation) => ({ residentId, function: done, toOrganisation })),
        ),
      );
    const request = (number) => ({
      as: REFERRERS[number % REFERRERS.length],
      variables: {
        input: { idempotencyKey: key(), centreId: id, reason: REASON, ...wanted[number % wanted.length] },
      },
    });
    return Object.assign(request, { most: wanted.length });
  },
  isRight: (data) => done(data.openReferral, 'referral'),
  /** Closes what a turn has opened. */
  tidy: ({ admin: { services } }) => services`
    update services.referral set state = 'REVOKED', closed_at = now(), failure_reason = 'NO_LONGER_NEEDED'
    where reason = ${REASON} and state = 'IN_PROGRESS'`,
};
