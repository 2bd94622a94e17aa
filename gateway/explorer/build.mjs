// Makes the explorer's page out of its sources: one script, one style sheet, the page. Nothing of it is loaded from elsewhere.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const from = fileURLToPath(new URL('.', import.meta.url));
const to = fileURLToPath(new URL('../dist/page/', import.meta.url));
mkdirSync(to, { recursive: true });
copyFileSync(`${from}index.html`, `${to}index.html`);
await build({
  entryPoints: [`${from}page.ts`, `${from}page.css`],
  outdir: to,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'eof',
  logLevel: 'warning',
});
