import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy, newNonce } from './content-security-policy.js';

const folder = fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A built page: `html` with `NONCE` where its nonce has to stand, and its files. */
export interface Page {
  html: string;
  files: { path: string; type: string; text: string }[];
}

/**
 * @param name where it is built under `dist`
 * @param at the address under which its files are asked for
 * @throws Error with one sentence when the page was not built
 */
export function readPage(name: string, at: string): Page {
  try {
    const read = (file: string) => readFileSync(`${folder}${name}/${file}`, 'utf8');
    return {
      html: read('index.html'),
      files: readdirSync(`${folder}${name}`)
        .filter((file) => Object.hasOwn(TYPES, extname(file)))
        .map((file) => ({ path: `${at}/${file}`, type: TYPES[extname(file)]!, text: read(file) })),
    };
  } catch {
    throw new Error(
      `The page at ${at} is not built here: run \`npm run build\`, or start without EXPLORER and WORKBENCH_SIGN_INS.`,
    );
  }
}

/** Puts on every answer of these routes that it is no page's but its own, and that a link from it says nothing of where it was. */
export function pageHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', contentSecurityPolicy(newNonce()));
  });
}

/**
 * A page under a nonce of each answer, and its files.
 * @param others origins that the page may call beside its own
 */
export function servePage(
  app: FastifyInstance,
  at: string,
  { html, files }: Page,
  others: () => Promise<readonly string[]> = async () => [],
): void {
  for (const url of [at, `${at}/`])
    app.get(url, async (_request, reply) => {
      const nonce = newNonce();
      return reply
        .header('content-security-policy', contentSecurityPolicy(nonce, await others()))
        .type('text/html; charset=utf-8')
        .send(html.replaceAll('NONCE', nonce));
    });
  for (const { path, type, text } of files)
    app.get(path, async (_request, reply) => reply.type(type).send(text));
}
