import type { Log } from '@mrrm/platform/log';
import type { FastifyInstance } from 'fastify';
import type { Subgraphs } from './subgraphs.js';
import type { SupergraphFile } from './supergraph.js';

/**
 * `/livez`: the process runs. `/readyz`: a supergraph is in force. Owners that do not answer leave the gateway ready, since the
 * others' information is still served. Anybody can ask, so the answer is yes or no: which owners are away, and which
 * supergraph is in force, stands in the log, a line whenever it changes.
 */
export function healthRoutes(
  app: FastifyInstance,
  supergraph: SupergraphFile,
  subgraphs: Subgraphs,
  log: Log,
) {
  let told = '';
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { state } = supergraph;
    if (!state) return reply.code(503).send({ status: 'not ready' });
    const away = await subgraphs.degraded();
    const now = { supergraph: state.id, refused: state.refused, away };
    if (JSON.stringify(now) !== told) log[away.length > 0 || state.refused ? 'warn' : 'info'](now, 'health');
    told = JSON.stringify(now);
    return { status: 'ok' };
  });
}
