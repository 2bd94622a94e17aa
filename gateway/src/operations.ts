import { type ApolloServer, HeaderMap } from '@apollo/server';
import { goneOf } from '@mrrm/platform/reading/gone';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from './context.js';
import { type CsvAnswer, csvAsked } from './csv/asked.js';
import { linesOf } from './csv/lines.js';
import type { Limits } from './limits/options.js';

const AS_JSON = 'application/json';
const AS_CSV = 'text/csv; charset=utf-8; header=present';

/** Answers operations, as JSON or, for whoever likes that best, as CSV. */
export function operationHandler(
  apollo: ApolloServer<GatewayContext>,
  { operationMilliseconds }: Pick<Limits, 'operationMilliseconds'>,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const csv: CsvAnswer | undefined = csvAsked(request.headers.accept);
    request.outcome = { errorCodes: [] };
    const { headers, body, status } = await apollo.executeHTTPGraphQLRequest({
      // A kept question is asked by GET, and is the same operation. What is refused as CSV is said as JSON.
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([
          ['content-type', AS_JSON],
          ['accept', csv ? AS_JSON : (request.headers.accept ?? AS_JSON)],
        ]),
        search: '',
        body: request.body,
      },
      context: async () => ({
        actor: request.actor!,
        deadline: performance.now() + operationMilliseconds,
        gone: goneOf(reply.raw),
        outcome: request.outcome!,
        shares: request.shares!,
        csv,
      }),
    });
    for (const [name, value] of headers) reply.header(name, value);
    reply.code(status ?? 200);
    if (csv?.data && csv.table) return reply.type(AS_CSV).send(linesOf(csv.data, csv.table, csv.hashtags));
    if (body.kind !== 'complete') throw new Error('An answer in parts: no operation of this graph has one.');
    return body.string;
  };
}
