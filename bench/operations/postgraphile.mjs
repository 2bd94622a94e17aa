/** What PostGraphile is asked for some operations, in the words that it makes of the tables, and what its answer says in ours. */
const LATEST = 'orderBy: [CHECKED_AT_DESC, ROW_ID_DESC], first: 1';
const RESIDENTS = 'orderBy: [ARRIVED_AT_DESC, ROW_ID_DESC]';

const PERSON = `id: rowId givenName familyName arrivedAt
  placements(condition: { current: true }, first: 1) { nodes { bed: bedByBedId { code room: roomByRoomId { code } } } }
  caseManager { fullName languages }
  presences: residentsPresencesByResidentId(${LATEST}) { nodes { status checkedAt } }`;

const nameOf = ({ givenName, familyName }) => [givenName, familyName].filter(Boolean).join(' ');
const moment = (text) => new Date(text).toISOString();

function personOf(row) {
  const [placed] = row.placements.nodes;
  const [latest] = row.presences.nodes;
  return {
    id: row.id,
    fullName: nameOf(row),
    placement: placed && { room: { code: placed.bed.room.code }, bed: { code: placed.bed.code } },
    caseManager: row.caseManager,
    latestPresence: latest && { status: latest.status, checkedAt: moment(latest.checkedAt) },
  };
}

export const flagship = {
  query: `query ResidentsOfCentre($centre: String!, $first: Int!, $after: Cursor) {
    centreByCode(code: $centre) { name
      residents(first: $first, after: $after, condition: { here: true, present: true }, ${RESIDENTS}) {
        nodes { ${PERSON}
          sessions(first: 3, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) {
            nodes { startedAt offer: servicesServiceOfferByOfferId { function } provider { fullName } } }
          referrals(first: 5, condition: { open: true }, orderBy: [OPENED_AT_DESC, ROW_ID_DESC]) {
            nodes { function state urgency openedAt } } }
        pageInfo { hasNextPage endCursor } } } }`,
  toAnswer({ centreByCode: { name, residents } }) {
    const nodes = residents.nodes.map((row) => {
      const { id, fullName, placement, caseManager, latestPresence } = personOf(row);
      return {
        id,
        fullName,
        placement: placement ? { ...placement, centre: { name } } : null,
        caseManager,
        latestPresence,
        services: {
          nodes: row.sessions.nodes.map(({ startedAt, offer, provider }) => ({
            function: offer.function,
            startedAt: moment(startedAt),
            provider,
          })),
        },
        referrals: {
          nodes: row.referrals.nodes.map((one) => ({ ...one, openedAt: moment(one.openedAt) })),
        },
      };
    });
    return { centreByCode: { name, residents: { nodes, pageInfo: residents.pageInfo } } };
  },
};

export const oneResident = {
  query: `query OneResident($id: UUID!) { resident: residentsResidentByRowId(rowId: $id) { ${PERSON} } }`,
  toAnswer({ resident }) {
    const { placement, latestPresence, ...person } = personOf(resident);
    return {
      resident: {
        ...person,
        arrivedAt: moment(resident.arrivedAt),
        placement: placement ?? null,
        latestPresence: latestPresence ?? null,
      },
    };
  },
};

export const deepPage = {
  query: `query DeepPage($after: Cursor) { centreByCode(code: "RRC-SOFIA") {
    residents(first: 50, after: $after, condition: { here: true }, ${RESIDENTS}) {
      nodes { id: rowId givenName familyName arrivedAt } pageInfo { hasNextPage } } } }`,
  toAnswer({ centreByCode: { residents } }) {
    const nodes = residents.nodes.map((row) => ({
      id: row.id,
      fullName: nameOf(row),
      arrivedAt: moment(row.arrivedAt),
    }));
    return { centreByCode: { residents: { nodes, pageInfo: residents.pageInfo } } };
  },
};

export const centres = {
  query: `query Centres($first: Int!) {
    centres: allCentres(first: $first, orderBy: [CODE_ASC]) { nodes { id: rowId code name } } }`,
  toAnswer: (data) => data,
};

/** Its own cursors behind the rows of a list of residents, by their identifiers. */
export async function cursorsIn(askMonolith, { centre, condition, as }) {
  const query = `query Cursors($centre: String!, $after: Cursor) { centreByCode(code: $centre) {
    residents(first: 500, after: $after, condition: { ${condition} }, ${RESIDENTS}) {
      edges { cursor node { id: rowId } } pageInfo { hasNextPage endCursor } } } }`;
  const cursors = new Map();
  for (let after = null; ; ) {
    const { residents } = (await askMonolith(query, { centre, after }, as)).centreByCode;
    for (const { cursor, node } of residents.edges) cursors.set(node.id, cursor);
    after = residents.pageInfo.endCursor;
    if (!residents.pageInfo.hasNextPage) return cursors;
  }
}

/**
 * The monolith is fair only with the same rows for the same reader.
 * @throws Error when a reader who is told no names of people gets some, or one who is told them gets none
 */
export async function hidesPeople(askMonolith) {
  const query = '{ people: allResidentsResidents(first: 1) { nodes { rowId } } }';
  for (const [as, expected] of [
    ['analyst-0', 0],
    ['iom-coordinator-0', 1],
  ]) {
    const { people } = await askMonolith(query, {}, as);
    if (people.nodes.length !== expected)
      throw new Error(`In the monolith, ${as} is told of ${people.nodes.length} residents, not ${expected}.`);
  }
}
