import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What decides with whom somebody may share a room. */
export interface PersonOfOthers {
  sex: string;
  dateOfBirth: string | null;
  familySituation: string;
  householdId: string | null;
}

const WITH_FAMILY: PersonOfOthers = {
  sex: 'MALE',
  dateOfBirth: '1980-01-01',
  familySituation: 'WITH_FAMILY',
  householdId: null,
};

export interface GraphOfOthers {
  url: string;
  /** Entities that their owners know; unless `placed` says more, each belongs to every place that is known. */
  known: Set<string>;
  /** The only place to which an entity belongs. */
  placed: Map<string, string>;
  /** What owners say against entities of which it is asked whether they fit; nothing by default. */
  objections: Map<string, string[]>;
  /** The arguments of the questions whether entities fit, by entity: the latest ones. */
  fits: Map<string, Record<string, unknown>>;
  /** What the residents' owner says of those who get a bed; by default, each is an adult with the family. */
  people: Map<string, Partial<PersonOfOthers>>;
  /** What the graph answers to any other question, or how it refuses it (`errors`); undefined leaves it to `known`. */
  answer?:
    | ((query: string, variables: Record<string, unknown>) => object | undefined | Promise<object>)
    | undefined;
  /** What organisations have agreed on, at whatever centre: everything is for everybody at any time, by default. */
  agreed: object;
  /** How many entities each question was about. */
  asked: number[];
  /** While true, no other owner can be reached. */
  away: boolean;
  stop(): Promise<void>;
}

const ORGANISATIONS = ['STATE', 'IOM', 'BUREAU', 'CLINIC', 'LEGAL-AID-BUREAU'];
const WINDOWS = ['DAY', 'EVENING', 'NIGHT'];
const FUNCTIONS = [
  ...[
    'ACCOMMODATION',
    'FOOD',
    'NON_FOOD_ITEMS',
    'BASIC_MEDICAL_CARE',
    'CASE_MANAGEMENT',
    'SECURITY',
    'COUNSELLING',
  ],
  ...[
    'PSYCHOSOCIAL_SUPPORT',
    'RECREATIONAL_ACTIVITIES',
    'LEGAL_AID',
    'SPECIALISED_MEDICAL_REFERRAL',
    'EDUCATION',
  ],
  ...['INTERPRETATION', 'CULTURAL_MEDIATION', 'INFORMATION_PROVISION', 'RENOVATION'],
];
const EVERYTHING_FOR_EVERYBODY = {
  id: '018f0000-0000-7000-8000-000000000001',
  timeZone: 'Europe/Sofia',
  shiftWindows: [
    { window: 'DAY', startsAt: '07:00', endsAt: '15:00' },
    { window: 'EVENING', startsAt: '15:00', endsAt: '21:00' },
    { window: 'NIGHT', startsAt: '21:00', endsAt: '07:00' },
  ],
  sops: [
    {
      id: '018f0000-0000-7000-8000-000000000002',
      number: 1,
      status: 'IN_FORCE',
      validFrom: '2000-01-01T00:00:00Z',
      validUntil: null,
      parties: ['STATE', 'IOM'].map((organisationCode) => ({ organisationCode })),
      responsibilities: FUNCTIONS.flatMap((name) =>
        ['STATE', 'IOM', 'BUREAU', 'CLINIC'].map((organisationCode) => ({
          function: name,
          organisationCode,
          level: 'SUPPORT',
          windows: WINDOWS,
          clause: '1',
        })),
      ),
    },
  ],
};

/** Stands for the gateway and the identity provider at the other end of the wire: real HTTP, no logic. */
export async function startGraphOfOthers(): Promise<GraphOfOthers> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token')
      return response.end(JSON.stringify({ access_token: 'service', expires_in: 600 }));
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string> };
    const answer = graph.away ? undefined : await graph.answer?.(query, variables);
    if (answer) return response.end(JSON.stringify('errors' in answer ? answer : { data: answer }));
    if (query.includes('KnownOrganisations')) {
      const organisations = ORGANISATIONS.map((code) => ({ code }));
      return response.end(JSON.stringify(graph.away ? { errors: [{}] } : { data: { organisations } }));
    }
    if (query.includes('WhatIsAgreed'))
      return response.end(JSON.stringify(graph.away ? { errors: [{}] } : { data: { centre: graph.agreed } }));
    if (query.includes('CentresOfTransfer')) {
      // By the code of a centre its identifier is meant, in whatever case.
      const centre = (id: string) => (graph.known.has(id) ? { id, code: id.toUpperCase() } : null);
      const data = { from: centre(variables['from']!), to: centre(variables['to']!.toLowerCase()) };
      return response.end(JSON.stringify(graph.away ? { errors: [{}] } : { data }));
    }
    if (query.includes('WhoIsPlaced')) {
      const ids = variables['residentIds'] as unknown as string[];
      const said = ids.map((residentId) => ({ residentId, ...WITH_FAMILY, ...graph.people.get(residentId) }));
      return response.end(JSON.stringify(graph.away ? { errors: [{}] } : { data: { placementFacts: said } }));
    }
    const asked = Object.entries(variables).filter(([name]) => !name.includes('_'));
    graph.asked.push(asked.length);
    const placesOf = (id: string) => (graph.placed.has(id) ? [graph.placed.get(id)!] : [...graph.known]);
    const data: Record<string, object | null> = {};
    for (const [alias, id] of asked) {
      const fit = fitOf(variables, alias);
      const { centreId } = fit as { centreId?: string };
      const isThere =
        graph.known.has(id) && (!centreId || centreId === id || placesOf(id).includes(centreId));
      const place = placesOf(id).map((one) => ({ id: one }));
      const isFitting = Object.keys(fit).length > 0;
      if (isFitting) graph.fits.set(id, fit);
      data[alias] =
        graph.away || !isThere
          ? null
          : isFitting
            ? { objections: graph.objections.get(id) ?? [] }
            : { id, place };
    }
    const errors = graph.away ? Object.keys(data).map((alias) => ({ path: [alias] })) : undefined;
    return response.end(JSON.stringify({ data, errors }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const graph: GraphOfOthers = {
    url: `http://127.0.0.1:${port}`,
    known: new Set(),
    placed: new Map(),
    people: new Map(),
    objections: new Map(),
    fits: new Map(),
    asked: [],
    agreed: EVERYTHING_FOR_EVERYBODY,
    away: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return graph;
}

/** The arguments that a question gives beside the identifier under an alias. */
const fitOf = (variables: Record<string, unknown>, alias: string) =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      name.startsWith(`${alias}_`) ? [[name.slice(alias.length + 1), value]] : [],
    ),
  );
