import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { sendError } from '../http-error.js';
import { type Given, valuesGiven } from './given.js';
import type { KeptQuestion } from './kept.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by GET: nothing of the request is a document. */
    isKept?: boolean;
  }
}

type Questions = ReadonlyMap<string, KeptQuestion>;

const UNKNOWN = 'No question is kept under this name: GET /questions lists those that are.';
/** An address stands in histories and in the logs of proxies. */
const PURPOSE = 'STATISTICS';
const OTHER_PURPOSE = `Kept questions are asked for the purpose ${PURPOSE}: an address is written down in many places. Send others by POST.`;

/** Makes the hook that puts the document of a kept question, with what its address gives to it, in the place of a body. It runs before anything looks at that. */
export const keptBody = (questions: Questions) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { id } = request.params as { id?: string };
  if (!request.routeOptions.config.isKept || id === undefined) return undefined;
  const question = questions.get(id);
  if (!question) return sendError(request, reply, 404, 'NOT_FOUND', UNKNOWN);
  if (request.actor!.purpose !== PURPOSE)
    return sendError(request, reply, 400, 'BAD_USER_INPUT', OTHER_PURPOSE);
  const read = valuesGiven(question, request.query as Given);
  if ('fault' in read) return sendError(request, reply, 400, 'BAD_USER_INPUT', read.fault);
  request.body = { query: question.query, variables: read.values };
  return undefined;
};

/** `/questions/<id>`, answered like the operation that it stands for, and `/questions`, which lists them. */
export function keptRoutes(
  graph: FastifyInstance,
  questions: Questions,
  method: HTTPMethods[],
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  const config = { isKept: true };
  const list = [...questions.values()].map(({ id, title, parameters }) => ({ id, title, parameters }));
  graph.route({ method, url: '/questions', config, handler: async () => ({ questions: list }) });
  graph.route({ method, url: '/questions/:id', config, handler: answer });
}
