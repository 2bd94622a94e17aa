import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSchema, graphql } from 'graphql';

const API = new URL('../schema/api.graphql', import.meta.url);
const WINDOWS = [
  ['DAY', '07:00', '15:00'],
  ['EVENING', '15:00', '21:00'],
  ['NIGHT', '21:00', '07:00'],
];

/**
 * Stands for the graph of the other owners while a slice is tested alone: whatever a slice asks of the public schema, it
 * answers out of two centres with one SOP, which gives everything to everybody at any hour. It signs everybody in.
 * @param {{ port: number, centre: string, other: { id: string, code: string }, sop: string, recipient: string }} what
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startOthers({ port, centre, other, sop, recipient }) {
  const schema = buildSchema(readFileSync(API, 'utf8'));
  const rootValue = graphOf(schema, {
    centre,
    other,
    sop,
    organisations: [...new Set(['STATE', 'IOM', recipient])],
  });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const answer = request.url.endsWith('/token')
      ? { access_token: 'of-the-stand-in', token_type: 'Bearer', expires_in: 600 }
      : await graphql({ schema, rootValue, ...asked(body) });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function asked(body) {
  try {
    const { query, variables, operationName } = JSON.parse(body);
    return { source: query, variableValues: variables, operationName };
  } catch {
    return { source: '' };
  }
}

function graphOf(schema, { centre: id, other, sop, organisations }) {
  const coded = organisations.map((code) => ({ code }));
  const functions = schema
    .getType('CentreFunction')
    .getValues()
    .map(({ name }) => name);
  const agreement = {
    id: sop,
    number: 1,
    status: 'IN_FORCE',
    validFrom: '2000-01-01T00:00:00.000Z',
    validUntil: null,
    parties: organisations.map((organisationCode) => ({ organisationCode })),
    responsibilities: functions.flatMap((name) =>
      organisations.map((organisationCode) => ({
        function: name,
        organisationCode,
        level: 'SUPPORT',
        windows: WINDOWS.map(([window]) => window),
        clause: '1',
      })),
    ),
  };
  const centre = {
    id,
    code: 'CONTRACT',
    timeZone: 'Europe/Sofia',
    shiftWindows: WINDOWS.map(([window, startsAt, endsAt]) => ({ window, startsAt, endsAt })),
    sopInForce: agreement,
    sops: [agreement],
  };
  const centres = [centre, { ...centre, ...other }];
  return {
    centre: (asked) => centres.find((one) => one.id === asked.id) ?? null,
    centreByCode: ({ code }) => centres.find((one) => one.code === code) ?? null,
    organisations: coded,
    organisation: ({ code }) => coded.find((one) => one.code === code) ?? null,
  };
}
