import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GraphOfOthers {
  url: string;
  /** Entities that their owners know; unless `placed` says more, each belongs to every place that is known. */
  known: Set<string>;
  /** The only place to which an entity belongs. */
  placed: Map<string, string>;
  /** What the graph answers to any other question; undefined leaves it to `known`. */
  answer?: ((query: string, variables: Record<string, unknown>) => object | undefined) | undefined;
  /** How many entities each question was about. */
  asked: number[];
  /** While true, no other owner can be reached. */
  away: boolean;
  stop(): Promise<void>;
}

/** Stands for the gateway and the identity provider at the other end of the wire: real HTTP, no logic. */
export async function startGraphOfOthers(): Promise<GraphOfOthers> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token')
      return response.end(JSON.stringify({ access_token: 'service', expires_in: 600 }));
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string> };
    const answer = graph.away ? undefined : graph.answer?.(query, variables);
    if (answer) return response.end(JSON.stringify({ data: answer }));
    graph.asked.push(Object.keys(variables).length);
    const placesOf = (id: string) => (graph.placed.has(id) ? [graph.placed.get(id)!] : [...graph.known]);
    const data: Record<string, object | null> = {};
    for (const [alias, id] of Object.entries(variables)) {
      const place = placesOf(id).map((one) => ({ id: one }));
      data[alias] = !graph.away && graph.known.has(id) ? { id, place } : null;
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
    asked: [],
    away: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return graph;
}
