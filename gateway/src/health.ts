import type { FastifyInstance } from 'fastify';
import type { Subgraphs } from './subgraphs.js';
import type { SupergraphFile } from './supergraph.js';

/**
 * `/livez`: the process runs. `/readyz`: a supergraph is in force; owners that do not answer are named and do not make
 * the gateway unready, since the others' information is still served.
 */
export function healthRoutes(app: FastifyInstance, supergraph: SupergraphFile, subgraphs: Subgraphs) {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { state } = supergraph;
    if (!state) return reply.code(503).send({ status: 'starting' });
    const degraded = await subgraphs.degraded();
    return {
      status: degraded.length > 0 || state.refused ? 'degraded' : 'ok',
      supergraph: state,
      degraded,
    };
  });
}
