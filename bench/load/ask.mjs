import { Agent, request } from 'undici';

/** Connections without a limit: a request never waits on this side for another one's answer. */
export const openAgent = () =>
  new Agent({ keepAliveTimeout: 30_000, headersTimeout: 60_000, bodyTimeout: 60_000 });

/** One request as it is sent to a server: what the graph is asked, or what a server with words of its own is. */
export function written(operation, server, asked, people) {
  const { token } = people[asked.as];
  const variables = server.speaks === 'graph' ? asked.variables : (asked[server.speaks] ?? asked.variables);
  const query = server.speaks === 'graph' ? operation.query : operation.knownTo[server.speaks].query;
  return {
    body: JSON.stringify({ query: query ?? operation.name, variables }),
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-purpose': operation.purpose,
      'x-actor': asked.as,
      'x-operation': operation.name,
    },
  };
}

/** Why an answer is no good one; undefined when it is. An answer with errors is a failure, whatever its status. */
export function faultOf(operation, { status, body }) {
  if (status !== 200) return `status ${status}: ${JSON.stringify(body)?.slice(0, 300)}`;
  if (body?.errors) return `errors: ${JSON.stringify(body.errors).slice(0, 300)}`;
  try {
    if (operation.isRight(body.data)) return undefined;
  } catch {
    // A part is missing: told below.
  }
  return `wrong: ${JSON.stringify(body?.data)?.slice(0, 200)} …, of ${JSON.stringify(body?.data)?.length} characters`;
}

/** An answer of a server with words of its own as the graph would give it. */
function inOurWords(operation, { speaks }, body) {
  const toAnswer = operation.knownTo?.[speaks]?.toAnswer;
  return toAnswer && body.data && !body.errors ? { ...body, data: toAnswer(body.data) } : body;
}

/** Asks a server something beside the measurement. @throws Error when the answer has errors */
export async function askBeside({ server, people }, query, variables, as) {
  const agent = openAgent();
  const operation = {
    name: 'preparation',
    query,
    knownTo: { [server.speaks]: { query } },
    purpose: 'CARE',
    isRight: () => true,
  };
  const { told, fault } = await ask({ operation, server, agent, people }, { variables, as });
  await agent.close();
  if (fault) throw new Error(fault);
  return told.body.data;
}

/** Sends one request. @param due when it should have been sent, on the clock of `performance.now()` */
export async function ask({ operation, server, agent, people }, asked, due = performance.now()) {
  let told;
  try {
    const response = await request(server.url, {
      method: 'POST',
      ...written(operation, server, asked, people),
      dispatcher: agent,
    });
    const text = await response.body.text();
    const body = JSON.parse(text);
    told = { status: response.statusCode, body: inOurWords(operation, server, body) };
  } catch (error) {
    told = { status: 0, body: String(error.cause ?? error) };
  }
  return { milliseconds: performance.now() - due, told, fault: faultOf(operation, told) };
}
