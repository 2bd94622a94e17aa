import { lookedFor } from '../../../subgraphs/residents/dist/names/rules/tokens.js';

const OPEN_REFERRALS = ['IN_PROGRESS', 'ACCEPTED'];
const by = (rows, key) => new Map(rows.map((row) => [row[key], row]));
const group = (rows, key) => {
  const groups = new Map();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
};
const behind = (sql, after) =>
  after ? sql`and (r.arrived_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;

/** A page of the names of those who stay at a centre. @param after the sort key of the row before it, or null */
export async function centrePage(reading, { after }) {
  const [centre] = await reading.in(
    'facilities',
    (sql) => sql`select id from facilities.centre where code = 'RRC-SOFIA'`,
  );
  return pageOf(reading, centre, (sql) => behind(sql, after));
}

/** Who of those who stay at a centre is called so, by the same rows of tokens as ours. */
export async function search(reading, { name }) {
  const [centre] = await reading.in(
    'facilities',
    (sql) => sql`select id from facilities.centre where code = 'RRC-SOFIA'`,
  );
  return pageOf(reading, centre, (sql) => {
    const having = lookedFor(name).map(
      (tokens) => sql`select resident_id from residents.name_token where token = any(${tokens}::text[])`,
    );
    const all = having.reduce((known, one) => sql`${known} intersect ${one}`);
    return sql`and r.id = any(array(${all}))`;
  });
}

async function pageOf(reading, centre, condition) {
  const rows = await reading.in(
    'residents',
    (sql) => sql`
      select r.id, concat_ws(' ', r.given_name, r.family_name) as name, r.arrived_at from residents.resident r
      where r.centre_id = ${centre.id} and r.departed_at is null ${condition(sql)}
      order by r.arrived_at desc, r.id desc limit 51`,
    (found) => found.map(({ id }) => id),
  );
  const nodes = rows
    .slice(0, 50)
    .map((row) => ({ id: row.id, fullName: row.name, arrivedAt: row.arrived_at }));
  return { centreByCode: { residents: { nodes, pageInfo: { hasNextPage: rows.length > 50 } } } };
}

/** A page of those who are present at a centre, with bed, case manager, latest check, services and referrals. */
export async function flagship(reading, { centre: code, first, after }) {
  const [centre] = await reading.in(
    'facilities',
    (sql) => sql`select id, name from facilities.centre where code = ${code}`,
  );
  const rows = await reading.in(
    'residents',
    (sql) => sql`
      select r.id, concat_ws(' ', r.given_name, r.family_name) as name, r.case_manager_id, r.arrived_at, p.status, p.checked_at
      from residents.resident r cross join lateral (
        select status, checked_at from residents.presence where resident_id = r.id
        order by checked_at desc nulls last, id desc nulls last limit 1) p
      where r.centre_id = ${centre.id} and r.departed_at is null and p.status = 'PRESENT' ${behind(sql, after)}
      order by r.arrived_at desc, r.id desc limit ${first + 1}`,
    (found) => found.map(({ id }) => id),
  );
  const page = rows.slice(0, first);
  const ids = page.map(({ id }) => id);
  const [beds, [sessions, referrals]] = await Promise.all([
    reading.in(
      'facilities',
      (sql) => sql`
        select resident_id, room.code as room, bed.code as bed from facilities.placement
        join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
        where resident_id = any(${ids}::uuid[]) and starts_at <= now() and (ends_at is null or ends_at > now())`,
      (found) => found.map((row) => row.resident_id),
    ),
    reading.in(
      'services',
      (sql) =>
        Promise.all([
          sql`
            select s.* from unnest(${ids}::uuid[]) as r (id) cross join lateral (
              select resident_id, provider_id, started_at, o.function from services.session
              join services.service_offer o on o.id = offer_id where resident_id = r.id
              order by started_at desc nulls last, session.id desc nulls last limit 3) s`,
          sql`
            select f.* from unnest(${ids}::uuid[]) as r (id) cross join lateral (
              select resident_id, function, state, urgency, opened_at from services.referral
              where resident_id = r.id and state = any(${OPEN_REFERRALS})
              order by opened_at desc nulls last, id desc nulls last limit 5) f`,
        ]),
      (found) => found.flat().map((row) => row.resident_id),
    ),
  ]);
  const people = [
    ...new Set([...page.map((row) => row.case_manager_id), ...sessions.map((row) => row.provider_id)]),
  ];
  const members = by(
    await reading.in(
      'staff',
      (sql) =>
        sql`select id, full_name, languages from staff.staff_member where id = any(${people.filter(Boolean)}::uuid[])`,
    ),
    'id',
  );
  const bedOf = by(beds, 'resident_id');
  const sessionsOf = group(sessions, 'resident_id');
  const referralsOf = group(referrals, 'resident_id');
  const nodes = page.map((row) => {
    const bed = bedOf.get(row.id);
    const manager = members.get(row.case_manager_id);
    return {
      id: row.id,
      fullName: row.name,
      placement: bed
        ? { room: { code: bed.room }, bed: { code: bed.bed }, centre: { name: centre.name } }
        : null,
      caseManager: manager ? { fullName: manager.full_name, languages: manager.languages } : null,
      latestPresence: { status: row.status, checkedAt: row.checked_at },
      services: {
        nodes: (sessionsOf.get(row.id) ?? []).map((session) => ({
          function: session.function,
          startedAt: session.started_at,
          provider: members.has(session.provider_id)
            ? { fullName: members.get(session.provider_id).full_name }
            : null,
        })),
      },
      referrals: {
        nodes: (referralsOf.get(row.id) ?? []).map(({ function: work, state, urgency, opened_at }) => ({
          function: work,
          state,
          urgency,
          openedAt: opened_at,
        })),
      },
    };
  });
  const last = page.at(-1);
  const endCursor = last
    ? Buffer.from(JSON.stringify([last.arrived_at, last.id])).toString('base64url')
    : null;
  return {
    centreByCode: {
      name: centre.name,
      residents: { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } },
    },
  };
}
