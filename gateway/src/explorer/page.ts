import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

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
 * @throws Error with one sentence when the page was not built: containers come without it
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
    throw new Error('The explorer is not built here: run `npm run build`, or start without EXPLORER.');
  }
}
