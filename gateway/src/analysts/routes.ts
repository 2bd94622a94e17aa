import type { FastifyInstance } from 'fastify';
import { pageHeaders, readPage, servePage } from '../explorer/page.js';
import { calledOrigins } from './called-origins.js';
import type { SignIn } from './sign-in.js';

/**
 * Serves the workbench at `/workbench`, from files on this machine. Its policy lets the page call its own server and the issuers where one
 * signs in, and nobody else.
 * @param signIns none on a developer's machine, where one is somebody without signing in
 */
export async function workbenchRoutes(app: FastifyInstance, { signIns }: { signIns: readonly SignIn[] }) {
  pageHeaders(app);
  const issuers = [...new Set(signIns.map(({ issuer }) => issuer))].map(calledOrigins);
  const others = async () => [...new Set((await Promise.all(issuers.map((called) => called()))).flat())];
  servePage(app, '/workbench', readPage('workbench', '/workbench'), others);
  app.get('/workbench/sign-ins', async () => signIns);
}
