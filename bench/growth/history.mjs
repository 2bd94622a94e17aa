import postgres from 'postgres';

/** A bed is used anew every so many days, for one day less: more people than that do not fit into the beds that there are. */
const SLOT_DAYS = 10;
/** What a person who has left has behind them, as in the demo's middle. */
const PRESENCES = 3;
const SESSIONS = 10;
/** One of so many has a referral, which is done. */
const REFERRALS = 3;
/** So many rows of each centre are the patterns for more of them. */
const PATTERNS = 100;

/** An identifier that begins with a moment, as the slices make them, and is the same in each owner's database. */
const IDENTIFIER = `create function pg_temp.id_of(kind text, number bigint, moment timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint & 281474976710655), 12, '0') || '7' || substr(hash, 1, 3)
    || 'a' || substr(hash, 4, 15))::uuid from md5(kind || number) as hash $$`;

/**
 * People who have left before the first of the data came, made set-wise by SQL: whom the data have as present, their premises and their
 * staff stay as they are, so that every answer does. What triggers would judge is left out: the rows are like those that are there.
 */
export class History {
  #added = 0;

  /** @param urls each owner's database, as its superuser */
  static async of(urls) {
    const history = new History();
    history.sql = Object.fromEntries(
      Object.entries(urls).map(([owner, url]) => [
        owner,
        postgres(url, {
          max: 1,
          // Its temporary tables end with its connection, which the driver would renew after half an hour.
          max_lifetime: null,
          onnotice: () => {},
          connection: { session_replication_role: 'replica', timezone: 'UTC' },
        }),
      ]),
    );
    const { facilities, residents } = history.sql;
    const [{ before }] =
      await facilities`select min(starts_at) - interval '1 day' as before from facilities.placement`;
    const [{ first }] =
      await residents`select min(arrived_at) - interval '1 day' as first from residents.resident`;
    history.before = before < first ? before : first;
    history.beds = await facilities`
      select (row_number() over (order by bed.id) - 1)::int as number, bed.id, building.centre_id, floor.safe_zone_id
      from facilities.bed join facilities.room on room.id = bed.room_id join facilities.floor on floor.id = room.floor_id
      join facilities.building on building.id = floor.building_id`;
    for (const sql of Object.values(history.sql)) {
      await sql.unsafe(IDENTIFIER);
      await sql`create temp table bed as select * from jsonb_to_recordset(${sql.json(history.beds)})
        as bed (number int, id uuid, centre_id uuid, safe_zone_id uuid)`;
    }
    await history.#keepPatterns(residents, 'residents', 'resident');
    for (const table of ['session', 'referral'])
      await history.#keepPatterns(history.sql.services, 'services', table);
    await Promise.all(Object.values(history.sql).map((sql) => sql`analyze`));
    return history;
  }

  /** `pattern_<table>`: of each centre the rows 0 to PATTERNS - 1, some of them again where it has fewer. */
  #keepPatterns(sql, owner, table) {
    const isPattern =
      table === 'resident' ? sql`departed_at is not null and date_of_birth is not null` : sql`true`;
    return sql`create temp table ${sql(`pattern_${table}`)} as
      select slot, known.* from generate_series(0, ${PATTERNS - 1}::int) as slot join (
        select row_number() over (partition by centre_id order by id) - 1 as number, count(*) over (partition by centre_id) as many, row.*
        from ${sql(owner)}.${sql(table)} as row where ${isPattern}) as known on known.number = slot % known.many`;
  }

  /** How many residents there are. */
  async residents() {
    const [{ many }] = await this.sql.residents`select count(*)::int as many from residents.resident`;
    return many;
  }

  /** Adds people who have left until there are so many residents. */
  async growTo(total) {
    const [from, until] = [this.#added, this.#added + total - (await this.residents())];
    if (until < from) throw new Error(`There are more than ${total} residents already.`);
    if (until === from) return;
    this.#added = until;
    const { facilities, residents, services } = this.sql;
    const people = (sql) => sql`(
      select person, bed.*, arrived, arrived + ${SLOT_DAYS - 1} * interval '1 day' as departed,
        pg_temp.id_of('resident', person, arrived) as resident_id
      from generate_series(${from}::int, ${until - 1}::int) as person
      join bed on bed.number = person % ${this.beds.length}
      cross join lateral (select ${this.before}::timestamptz
        - (person / ${this.beds.length} + 1) * ${SLOT_DAYS} * interval '1 day' as arrived) as times) as who`;
    await Promise.all([
      this.#stays(residents, people(residents)),
      facilities`
        insert into facilities.placement (id, bed_id, resident_id, starts_at, ends_at, end_reason, stage, person_sex, person_born_on,
          person_situation, person_known_at, created_at, updated_at)
        select pg_temp.id_of('placement', person, arrived), id, resident_id, arrived, departed, 'DEPARTED', 'CHECKED_IN', 'MALE',
          arrived::date - 6000, 'UNACCOMPANIED', departed, arrived, departed
        from ${people(facilities)}`,
      this.#work(services, people(services)),
    ]);
    await Promise.all(Object.values(this.sql).map((sql) => sql`vacuum (analyze)`));
  }

  async #stays(sql, people) {
    await sql`
      insert into residents.resident (id, registration_number, given_name, family_name, date_of_birth, date_of_birth_is_estimate,
        date_of_birth_certainty, sex, nationality, languages, family_situation, centre_id, safe_zone_id, case_manager_id,
        case_state, risk_level, arrived_at, departed_at, departure_reason, created_at, updated_at)
      select resident_id, 'BG-H-' || person, given_name, family_name, arrived::date - (arrived_at::date - date_of_birth),
        date_of_birth_is_estimate, date_of_birth_certainty, sex, nationality, languages, family_situation, who.centre_id, who.safe_zone_id,
        case_manager_id, 'CLOSED', risk_level, arrived, departed, departure_reason, arrived, departed
      from ${people} join pattern_resident as pattern on pattern.centre_id = who.centre_id and slot = person % ${PATTERNS}`;
    await sql`
      insert into residents.stay (id, resident_id, centre_id, safe_zone_id, arrived_at, departed_at, departure_reason, created_at, updated_at)
      select pg_temp.id_of('stay', person, arrived), resident_id, centre_id, safe_zone_id, arrived, departed, 'OTHER', arrived, departed
      from ${people}`;
    await sql`
      insert into residents.presence (id, resident_id, centre_id, checked_at, status, created_at)
      select pg_temp.id_of('presence', person::bigint * ${PRESENCES} + day, arrived), resident_id, centre_id,
        arrived + day * interval '1 day', 'PRESENT', arrived
      from ${people}, generate_series(1, ${PRESENCES}) as day`;
  }

  async #work(sql, people) {
    await sql`
      insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at, ended_at, created_at, updated_at)
      select pg_temp.id_of('session', person::bigint * ${SESSIONS} + turn, arrived), offer_id, who.resident_id, who.centre_id, organisation,
        provider_id, arrived + turn * interval '20 hours', arrived + turn * interval '20 hours' + interval '1 hour', arrived, arrived
      from ${people} cross join generate_series(1, ${SESSIONS}) as turn
      join pattern_session as pattern on pattern.centre_id = who.centre_id and slot = (person * 7 + turn) % ${PATTERNS}`;
    await sql`
      insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, urgency, state,
        opened_at, answered_at, closed_at, outcome, created_at, updated_at)
      select pg_temp.id_of('referral', person, arrived), who.resident_id, who.centre_id, function, from_organisation, to_organisation, reason,
        urgency, 'DONE', arrived, arrived, departed, 'SUCCESSFUL', arrived, departed
      from ${people} join pattern_referral as pattern on pattern.centre_id = who.centre_id and slot = person % ${PATTERNS}
      where person % ${REFERRALS} = 0`;
  }

  async end() {
    await Promise.all(Object.values(this.sql).map((sql) => sql.end({ timeout: 5 })));
  }
}
