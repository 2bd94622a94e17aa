import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { askersOf } from '../people.mjs';
import * as postgraphile from './postgraphile.mjs';

const example = (name) =>
  readFileSync(new URL(`../../gateway/examples/${name}.graphql`, import.meta.url), 'utf8');
const centreOf = (data) => data.centreByCode;

/** The people who may see a page of residents with everything that it holds. */
const READERS = askersOf(
  'iom-night-social-worker',
  'iom-coordinator',
  'state-case-manager',
  'state-centre-manager',
);

/** The requests of all positions and all people in turns: neighbours differ in both. */
const inTurns = (askers, positions, toRequest) => (number) => ({
  as: askers[number % askers.length],
  ...toRequest(positions[(number * 7 + Math.floor(number / positions.length)) % positions.length]),
});

/**
 * Many places at which a page of a list may begin: `own` is the sort key of the row before it, for servers that take one, and
 * `cursor` PostGraphile's own. The graph's cursors are sealed, so they are asked of it, row by row: up to `upTo`, or fewer where the form says so.
 */
async function placesIn(world, { filter, condition, upTo: most }) {
  const upTo = Math.min(most, world.places ?? most);
  const [asker] = READERS;
  const cursors =
    world.askMonolith &&
    (await postgraphile.cursorsIn(world.askMonolith, { centre: 'RRC-SOFIA', condition, as: asker }));
  const query = `query ($after: String) { centreByCode(code: "RRC-SOFIA") {
    residents(first: 100, after: $after${filter}) { edges { cursor node { id arrivedAt } } pageInfo { hasNextPage endCursor } } } }`;
  const places = [{ after: null, own: null, cursor: null }];
  for (let after = null; ; ) {
    const { edges, pageInfo } = centreOf(await world.askOurs(query, { after }, asker)).residents;
    for (const { cursor, node } of edges)
      places.push({ after: cursor, own: [node.arrivedAt, node.id], cursor: cursors?.get(node.id) });
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage || places.length > upTo) return places;
  }
}

const PAGE = 50;
const PRESENT = { filter: ', filter: { present: true }', condition: 'here: true, present: true' };

export const flagship = {
  name: 'flagship',
  knownTo: { sql: {}, postgraphile: postgraphile.flagship },
  title: 'A page of residents, from all four owners',
  main: true,
  purpose: 'CARE',
  query: example('02-residents-of-a-centre'),
  openPerSecond: 5,
  async prepare(world) {
    const places = await placesIn(world, { ...PRESENT, upTo: 2000 });
    const full = places.slice(0, Math.max(1, places.length - PAGE));
    const page = (after) => ({ centre: 'RRC-SOFIA', first: PAGE, after });
    return inTurns(READERS, full, ({ after, own, cursor }) => ({
      variables: page(after),
      sql: page(own),
      postgraphile: page(cursor),
    }));
  },
  isRight: (data) =>
    centreOf(data).residents.nodes.length >= 10 &&
    centreOf(data).residents.nodes.every(
      ({ fullName, services, referrals }) => fullName && services && referrals,
    ),
};

export const oneResident = {
  name: 'one resident',
  knownTo: { sql: {}, postgraphile: postgraphile.oneResident },
  title: 'One resident by identifier, with bed, case manager and latest check',
  main: true,
  purpose: 'CARE',
  query: `query OneResident($id: ID!) { resident(id: $id) { id fullName arrivedAt
    placement { room { code } bed { code } } caseManager { fullName languages } latestPresence { status checkedAt } } }`,
  openPerSecond: 10,
  async prepare(world) {
    const places = await placesIn(world, { ...PRESENT, upTo: 600 });
    const ids = places.slice(1).map(({ own }) => own[1]);
    return inTurns(READERS, ids, (id) => ({ variables: { id } }));
  },
  isRight: (data) => Boolean(data.resident.fullName && data.resident.latestPresence),
};

export const deepPage = {
  name: 'deep page',
  knownTo: { sql: {}, postgraphile: postgraphile.deepPage },
  title: 'A page deep in the list of a centre',
  purpose: 'CARE',
  query: `query DeepPage($after: String) { centreByCode(code: "RRC-SOFIA") {
    residents(first: 50, after: $after) { nodes { id fullName arrivedAt } pageInfo { hasNextPage } } } }`,
  async prepare(world) {
    const places = await placesIn(world, { filter: '', condition: 'here: true', upTo: 5000 });
    const deep = places.slice(Math.floor(places.length * 0.6), places.length - 1);
    return inTurns(READERS, deep, ({ after, own, cursor }) => ({
      variables: { after },
      sql: { after: own },
      postgraphile: { after: cursor },
    }));
  },
  isRight: (data) => centreOf(data).residents.nodes.length > 0,
};

/** After a first load names are folded by a chore: until then a search says that it does not know. */
async function namesAreFolded({ admin }) {
  for (;;) {
    const [{ waits }] = await admin.residents`select exists (select from residents.name_to_fold) as waits`;
    if (!waits) return;
    await pause(500);
  }
}

export const search = {
  name: 'search by name',
  knownTo: { sql: {} },
  title: 'Who is called so at a centre, under any spelling',
  purpose: 'CARE',
  query: `query Search($name: String!) { centreByCode(code: "RRC-SOFIA") {
    residents(first: 50, filter: { name: $name }) { nodes { id fullName arrivedAt } pageInfo { hasNextPage } } } }`,
  async prepare(world) {
    await namesAreFolded(world);
    const [{ id }] = await world.admin.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
    const found = await world.admin.residents`
      select concat_ws(' ', given_name, family_name) as name from residents.resident
      where centre_id = ${id} and departed_at is null group by 1 order by 1 limit 1000`;
    const names = found.map(({ name }) => name);
    return inTurns(askersOf('state-centre-manager', 'state-case-manager'), names, (name) => ({
      variables: { name },
    }));
  },
  isRight: (data) => centreOf(data).residents.nodes.length > 0,
};

export const nightScreen = {
  name: 'night screen',
  title: 'The screen of a night shift: who belongs here, who is missing, who is on duty',
  purpose: 'CARE',
  query: `query NightScreen($safeZone: String!, $first: Int!) { safeZoneByCode(code: $safeZone) {
    name residentsPlaced
    onDuty { staffMember { fullName role languages } shift { window startsAt endsAt } }
    handovers(first: 3, open: true) { nodes { summary openPoints writtenAt writtenBy { fullName } } }
    residents(first: $first, filter: { present: true }, order: MISSING_FIRST) {
      nodes { fullName age languages riskLevel absence { absentSince } placement { room { code } bed { code } }
        latestPresence { status checkedAt } }
      pageInfo { hasNextPage endCursor } } } }`,
  prepare: () =>
    inTurns(
      askersOf('iom-night-social-worker'),
      Array.from({ length: 11 }, (_, at) => 50 - at),
      (first) => ({ variables: { safeZone: 'SZ-VOENNA-RAMPA', first } }),
    ),
  isRight: (data) => data.safeZoneByCode.residents.nodes.length > 0,
};

export const centres = {
  name: 'centres',
  knownTo: { sql: {}, postgraphile: postgraphile.centres },
  title: 'The list of centres',
  purpose: 'CARE',
  query: 'query Centres($first: Int!) { centres(first: $first) { nodes { id code name } } }',
  prepare: () =>
    inTurns(
      askersOf('iom-coordinator', 'state-centre-manager', 'iom-night-social-worker'),
      [3, 4, 5, 6, 7],
      (first) => ({
        variables: { first },
      }),
    ),
  isRight: (data) => data.centres.nodes.length > 0,
};

export const series = {
  name: 'series',
  title: "An analyst's series: a quarter of a centre's occupancy by day",
  purpose: 'STATISTICS',
  query: `query Series($from: LocalDate!, $until: LocalDate!) { centreByCode(code: "RRC-SOFIA") {
    occupancySeries(from: $from, until: $until) { at placed nominal } } }`,
  prepare: () =>
    inTurns(
      askersOf('analyst'),
      Array.from({ length: 100 }, (_, at) => at),
      (days) => {
        const day = (number) => new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10);
        return { variables: { from: day(days), until: day(days + 91) } };
      },
    ),
  isRight: (data) => centreOf(data).occupancySeries.length === 92,
};
