import { readExamples } from '../../gateway/dist/explorer/examples.js';
import type { Kind } from './open-loop.js';
import type { ProcessGraph } from './process-graph.js';

/** Different people who work at once: more than one person's share would be the limit of that person. */
const PEOPLE = 60;

/** What a shift asks of the graph, each by many people, over the demo data. */
export interface ShiftWork {
  screen: Kind;
  page: Kind;
  presence: Kind;
  /** Ends a placement; each number ends another one, so there are as many as `placements`. */
  placement: Kind;
  placements: number;
  series: Kind;
  /** Something small that everybody else asks meanwhile. */
  small: Kind;
}

const example = (name: string) => readExamples().find(({ file }) => file.endsWith(name))!.query;

/** A night screen by the code of its zone: these people have no shifts that would lead there. */
const SCREEN = `query NightScreen($safeZone: String!, $first: Int!) { safeZoneByCode(code: $safeZone) {
  name residentsPlaced
  onDuty { staffMember { fullName role languages } shift { window startsAt endsAt } }
  handovers(first: 3, open: true) { nodes { summary openPoints writtenAt writtenBy { fullName } } }
  residents(first: $first, filter: { present: true }, order: MISSING_FIRST) {
    nodes { fullName age languages riskLevel absence { absentSince } placement { room { code } bed { code } }
      latestPresence { status checkedAt } }
    pageInfo { hasNextPage endCursor } } } }`;

/** Prepares the requests of a shift. */
export async function prepareShiftWork(graph: ProcessGraph): Promise<ShiftWork> {
  const tokens = async (persona: string) =>
    Promise.all(Array.from({ length: PEOPLE }, (_, at) => graph.tokenOf(persona, `${persona}-${at}`)));
  const social = await tokens('iom-night-social-worker');
  const managers = await tokens('state-centre-manager');
  const analysts = await tokens('analyst');
  const [centre] = await graph.owners.facilities`select id from facilities.centre where code = 'RRC-SOFIA'`;
  const residents = await graph.owners.residents`
    select id from residents.resident where departed_at is null and centre_id = ${centre!['id']} order by id limit 200`;
  const placements = await graph.owners.facilities`
    select placement.id, placement.version from facilities.placement
    join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
    join facilities.floor on floor.id = floor_id join facilities.building on building.id = building_id
    where stage = 'CHECKED_IN' and ends_at is null and building.centre_id = ${centre!['id']} order by placement.id`;
  const kind = (
    name: string,
    people: string[],
    purpose: string,
    query: string,
    variables: (number: number) => object,
    isRight: (data: never) => boolean,
  ): Kind => ({
    name,
    request: (number) => ({
      body: JSON.stringify({ query, variables: variables(number) }),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${people[number % people.length]}`,
        'x-purpose': purpose,
      },
    }),
    isRight: ({ body }) => isRight(body.data as never),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are those of the questions.
  type Any = Record<string, any>;
  return {
    screen: kind(
      'night screen',
      social,
      'CARE',
      SCREEN,
      () => ({ safeZone: 'SZ-VOENNA-RAMPA', first: 50 }),
      (data: Any) =>
        data['safeZoneByCode'].residents.nodes.length > 20 &&
        data['safeZoneByCode'].residents.nodes.every(
          (one: Any) => one['fullName'] && one['placement'].room.code,
        ),
    ),
    page: kind(
      'page of residents',
      social,
      'CARE',
      example('residents-of-a-centre.graphql'),
      () => ({ centre: 'RRC-SOFIA', first: 50 }),
      (data: Any) =>
        data['centreByCode'].residents.nodes.length === 50 &&
        data['centreByCode'].residents.nodes.every(
          (one: Any) => one['fullName'] && one['services'] && one['referrals'],
        ),
    ),
    presence: kind(
      'presence',
      managers,
      'CARE',
      'mutation Check($input: RecordPresenceInput!) { recordPresence(input: $input) { presence { id } userErrors { code message } } }',
      (number) => ({
        input: {
          idempotencyKey: crypto.randomUUID(),
          residentId: residents[number % residents.length]!['id'],
          status: 'PRESENT',
        },
      }),
      (data: Any) => Boolean(data['recordPresence'].presence.id),
    ),
    placement: kind(
      'end of a placement',
      managers,
      'CARE',
      'mutation End($input: EndPlacementInput!) { endPlacement(input: $input) { placement { id } userErrors { code message } } }',
      (number) => ({
        input: {
          idempotencyKey: crypto.randomUUID(),
          placementId: placements[number]?.['id'],
          expectedVersion: placements[number]?.['version'],
          reason: 'OTHER',
        },
      }),
      (data: Any) => Boolean(data['endPlacement'].placement.id),
    ),
    placements: placements.length,
    series: kind(
      'series of an analyst',
      analysts,
      'STATISTICS',
      'query Series($from: LocalDate!, $until: LocalDate!) { centreByCode(code: "RRC-SOFIA") { occupancySeries(from: $from, until: $until) { at placed } } }',
      () => ({ from: '2024-06-01', until: '2024-08-31' }),
      (data: Any) => data['centreByCode'].occupancySeries.length === 92,
    ),
    small: kind(
      'small question',
      managers,
      'CARE',
      '{ centreByCode(code: "RRC-SOFIA") { name } }',
      () => ({}),
      (data: Any) => Boolean(data['centreByCode'].name),
    ),
  };
}
