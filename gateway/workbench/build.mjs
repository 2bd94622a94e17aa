// Makes the workbench's page out of its sources, when one of them is newer than the page. Nothing of it is loaded from elsewhere.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('.', import.meta.url));
const to = fileURLToPath(new URL('../dist/workbench/', import.meta.url));
const made = `${to}index.html`;
/** What the page is made of: its own sources, those it has in common with the explorer, the kept questions, the labels, the packages. */
const sources = [
  ...[from, `${from}../explorer/`, `${from}../questions/`].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}${name}`),
  ),
  `${from}../../schema/labels.json`,
  `${from}../../package-lock.json`,
];
const isNew = existsSync(made) && sources.every((file) => statSync(file).mtimeMs < statSync(made).mtimeMs);
if (!isNew) {
  const { build } = await import('vite');
  await build({
    root: from,
    configFile: false,
    base: '/workbench/',
    logLevel: 'warn',
    html: { cspNonce: 'NONCE' },
    build: {
      outDir: to,
      emptyOutDir: true,
      assetsDir: '',
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 1024,
      license: true,
    },
  });
}
