import { isSentFromHere } from '@mrrm/platform/loopback';
import type { FastifyInstance } from 'fastify';
import { workbenchRoutes } from '../analysts/routes.js';
import { readExamples } from './examples.js';
import { pageHeaders, readPage, servePage } from './page.js';
import type { Persona } from './persona.js';

/** What the explorer needs: whom one may be, and how to get a fresh token as that person. For development only. */
export interface Explorer {
  personas: Persona[];
  /** A fresh access token. @throws Error when the issuer gives none */
  token(code: string): Promise<string>;
}

/**
 * Serves the explorer at `/explorer`, and sends `/` there, and the workbench at `/workbench`, from files on this machine, under a policy that lets the page call
 * nowhere else. It gives a token of any persona to a page of its own: one that came under another name is refused.
 * @param hasWorkbench whether the workbench is one of them: it is not where one signs in to it
 */
export async function explorerRoutes(
  app: FastifyInstance,
  { explorer, hasWorkbench }: { explorer: Explorer; hasWorkbench: boolean },
) {
  const examples = readExamples();
  app.addHook('onRequest', async ({ headers }, reply) =>
    isSentFromHere(headers)
      ? undefined
      : reply.code(403).send({ message: 'The explorer is for a browser on this machine: http://localhost.' }),
  );
  pageHeaders(app);
  app.get('/', async (_request, reply) => reply.redirect('/explorer'));
  servePage(app, '/explorer', readPage('page', '/explorer'));
  if (hasWorkbench) await app.register(workbenchRoutes, { signIns: [] });
  app.get('/explorer/personas', async () => explorer.personas);
  app.get('/explorer/examples', async () => examples);
  app.post<{ Body: { persona?: unknown } }>('/explorer/token', async (request, reply) => {
    const persona = explorer.personas.find(({ code }) => code === request.body?.persona);
    if (!persona) return reply.code(404).send({ message: 'There is no such persona.' });
    const token = await explorer.token(persona.code).catch(() => undefined);
    if (!token)
      return reply.code(503).send({ message: 'The sign-in gives no token. Does `npm start` still run?' });
    return { token };
  });
}
