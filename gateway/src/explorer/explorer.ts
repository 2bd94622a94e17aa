import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { isSentFromHere } from '@mrrm/platform/loopback';
import { getDistDirectory } from 'altair-static';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './content-security-policy.js';
import { readExamples } from './examples.js';
import { page, startScript } from './page.js';

const ownFiles = fileURLToPath(new URL('../../explorer/', import.meta.url));

export interface Persona {
  code: string;
  title: string;
  organisation: string;
}

/** What the explorer needs: whom one may be, and how to get a fresh token as that person. For development only. */
export interface Explorer {
  personas: Persona[];
  /** A fresh access token. @throws Error when the issuer gives none */
  token(code: string): Promise<string>;
}

/**
 * Serves the explorer at `/explorer` from files on this machine, under a policy that lets the page call nowhere else. It gives a
 * token of any persona to a page of its own: one that came under another name is refused.
 */
export async function explorerRoutes(app: FastifyInstance, { explorer }: { explorer: Explorer }) {
  app.addHook('onRequest', async ({ headers }, reply) =>
    isSentFromHere(headers)
      ? undefined
      : reply.code(403).send({ message: 'The explorer is for a browser on this machine: http://localhost.' }),
  );
  app.addHook('onSend', async (request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy(request.url));
    reply.header('referrer-policy', 'no-referrer');
  });
  app.register(fastifyStatic, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  app.register(fastifyStatic, {
    root: ownFiles,
    prefix: '/explorer/own/',
    decorateReply: false,
    index: false,
  });
  const html = page();
  const script = startScript(readExamples());
  for (const url of ['/explorer', '/explorer/'])
    app.get(url, async (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  app.get('/explorer/start.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  );
  app.get('/explorer/personas', async () => explorer.personas);
  app.post<{ Body: { persona?: unknown } }>('/explorer/token', async (request, reply) => {
    const persona = explorer.personas.find(({ code }) => code === request.body?.persona);
    if (!persona) return reply.code(404).send({ message: 'There is no such persona.' });
    const token = await explorer.token(persona.code).catch(() => undefined);
    if (!token) return reply.code(503).send({ message: 'The issuer gives no token.' });
    return { token };
  });
}
