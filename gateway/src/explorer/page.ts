import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/page/', import.meta.url));

/** The built page: `html` with `NONCE` where its nonce has to stand, and its two files. */
export interface Page {
  html: string;
  files: { path: string; type: string; text: string }[];
}

/** @throws Error with one sentence when the page was not built: containers come without it */
export function readPage(): Page {
  try {
    const read = (name: string) => readFileSync(`${folder}${name}`, 'utf8');
    return {
      html: read('index.html'),
      files: [
        { path: '/explorer/page.js', type: 'text/javascript; charset=utf-8', text: read('page.js') },
        { path: '/explorer/page.css', type: 'text/css; charset=utf-8', text: read('page.css') },
      ],
    };
  } catch {
    throw new Error('The explorer is not built here: run `npm run build`, or start without EXPLORER.');
  }
}
