import { createHash, randomUUID } from 'node:crypto';

/** What an agreement in force at the centre has to give to the organisation of whoever writes. */
const CHECKING = ['ACCOMMODATION', 'CASE_MANAGEMENT', 'SECURITY'];

/**
 * Does a write once: takes its key, and keeps the answer for whoever sends it again. Bare: neither key nor agreement.
 * @param people whom it is about, for the audit
 */
async function act(reading, owner, operation, { input, centre, functions, people }, work) {
  await reading.mustPerform(centre, functions);
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  return reading.write(owner, { operation, key: input.idempotencyKey, digest, people }, work);
}

export async function presence(reading, { input }) {
  const { residentId, status, checkedAt } = input;
  const [{ centre_id: centre }] = await reading.in(
    'residents',
    (sql) => sql`select centre_id from residents.resident where id = ${residentId}`,
  );
  const told = { input, centre, functions: CHECKING, people: [residentId] };
  const [kept] = await act(reading, 'residents', 'recordPresence', told, async (sql) => {
    await sql`select from residents.resident where id = ${residentId} for update`;
    return insertPresences(sql, reading, centre, [{ residentId, status }], checkedAt);
  });
  return { recordPresence: { presence: { id: kept.id, status: kept.status }, userErrors: [] } };
}

export async function presences(reading, { input }) {
  const { centreId, entries, checkedAt } = input;
  const people = entries.map(({ residentId }) => residentId);
  const told = { input, centre: centreId, functions: CHECKING, people };
  const kept = await act(reading, 'residents', 'recordPresences', told, (sql) =>
    insertPresences(sql, reading, centreId, entries, checkedAt),
  );
  if (kept.length < entries.length) throw new Error('Somebody does not stay there.');
  return { recordPresences: { recorded: kept.length, userErrors: [] } };
}

function insertPresences(sql, { actor }, centre, entries, checkedAt) {
  return sql`
    insert into residents.presence (id, resident_id, centre_id, checked_at, status, checked_by_id, verification,
      recorded_by_subject, recorded_by_organisation)
    select entry.id, resident.id, stay.centre_id, ${checkedAt}::timestamptz, entry.status, ${actor.staffMember ?? null}::uuid, resident.verification,
      ${actor.principal}, ${actor.organisation}
    from unnest(${entries.map(() => randomUUID())}::uuid[], ${entries.map((one) => one.residentId)}::uuid[],
      ${entries.map((one) => one.status)}::text[]) as entry (id, resident_id, status)
    join residents.resident on resident.id = entry.resident_id
    join residents.stay on stay.resident_id = resident.id and stay.arrived_at <= ${checkedAt}::timestamptz
      and (stay.departed_at is null or stay.departed_at > ${checkedAt}::timestamptz)
    where stay.centre_id = ${centre}
    -- In one order for everybody: two batches at once would wait for each other for ever.
    order by resident.id
    returning id, status`;
}

export async function referral(reading, { input }) {
  const { residentId, centreId, function: wanted, toOrganisation, reason } = input;
  const { actor } = reading;
  const [[resident], clauses] = await Promise.all([
    reading.in(
      'residents',
      (sql) => sql`select id from residents.resident where id = ${residentId} and centre_id = ${centreId}`,
      (found) => found.map(({ id }) => id),
    ),
    reading.in(
      'services',
      (sql) => sql`
        select id from services.sharing_clause where centre_id = ${centreId} and organisation = ${toOrganisation}
          and 'PROTECTION' = any(field_groups) and valid_from <= now() and (valid_until is null or valid_until > now())`,
    ),
  ]);
  if (!resident || clauses.length === 0) throw new Error('Nobody to refer, or nothing that allows it.');
  const told = { input, centre: centreId, functions: [wanted], people: [residentId] };
  const [kept] = await act(
    reading,
    'services',
    'openReferral',
    told,
    (sql) => sql`
      insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, opened_at,
        referred_by_id, recorded_by_subject, recorded_by_organisation)
      values (${randomUUID()}, ${residentId}, ${centreId}, ${wanted}, ${actor.organisation}, ${toOrganisation}, ${reason}, now(),
        ${actor.staffMember ?? null}, ${actor.principal}, ${actor.organisation})
      returning id, state`,
  );
  return { openReferral: { referral: kept, userErrors: [] } };
}
