// The floor: the same answer from hand-written SQL, without GraphQL, plans, tokens or rules of access. The four databases
// are four owners', so it takes one statement a database where a monolith would take one.
import { createServer } from 'node:http';
import postgres from 'postgres';

const open = (owner) => postgres(process.env[`DATABASE_URL_${owner}`], { max: 10, onnotice: () => {} });
const [residents, services, staff, facilities] = ['RESIDENTS', 'SERVICES', 'STAFF', 'FACILITIES'].map(open);

const OPEN_REFERRALS = ['IN_PROGRESS', 'ACCEPTED'];
const by = (rows, key) => new Map(rows.map((row) => [row[key], row]));
const group = (rows, key) => {
  const groups = new Map();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
};

async function answer({ centre: code, first }) {
  const [centre] = await facilities`select id, name from facilities.centre where code = ${code}`;
  const rows = await residents`
    select r.id, r.given_name || ' ' || r.family_name as name, r.case_manager_id, r.arrived_at, p.status, p.checked_at
    from residents.resident r cross join lateral (
      select status, checked_at from residents.presence where resident_id = r.id
      order by checked_at desc nulls last, id desc nulls last limit 1) p
    where r.centre_id = ${centre.id} and r.departed_at is null and p.status = 'PRESENT'
    order by r.arrived_at desc nulls last, r.id desc nulls last limit ${first + 1}`;
  const page = rows.slice(0, first);
  const ids = page.map(({ id }) => id);
  const [beds, sessions, referrals] = await Promise.all([
    facilities`
      select resident_id, room.code as room, bed.code as bed from facilities.placement
      join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
      where resident_id = any(${ids}::uuid[]) and starts_at <= now() and (ends_at is null or ends_at > now())`,
    services`
      select s.* from unnest(${ids}::uuid[]) as r (id) cross join lateral (
        select resident_id, provider_id, started_at, o.function from services.session
        join services.service_offer o on o.id = offer_id where resident_id = r.id
        order by started_at desc nulls last, session.id desc nulls last limit 3) s`,
    services`
      select f.* from unnest(${ids}::uuid[]) as r (id) cross join lateral (
        select resident_id, function, state, urgency, opened_at from services.referral
        where resident_id = r.id and state = any(${OPEN_REFERRALS})
        order by opened_at desc nulls last, id desc nulls last limit 5) f`,
  ]);
  const people = [
    ...new Set([...page.map((row) => row.case_manager_id), ...sessions.map((row) => row.provider_id)]),
  ];
  const members = by(
    await staff`select id, full_name, languages from staff.staff_member where id = any(${people.filter(Boolean)}::uuid[])`,
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
  const endCursor = Buffer.from(JSON.stringify([last.arrived_at.toISOString(), last.id])).toString(
    'base64url',
  );
  const pageInfo = { hasNextPage: rows.length > first, endCursor };
  return { data: { centreByCode: { name: centre.name, residents: { nodes, pageInfo } } } };
}

createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  response.setHeader('content-type', 'application/json');
  if (!body) return response.end('{}');
  response.end(JSON.stringify(await answer(JSON.parse(body).variables)));
}).listen(Number(process.env.PORT), '127.0.0.1');
