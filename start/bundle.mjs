// Makes one file of each program that `npm start` runs: reading a thousand modules one by one takes half of a process's start. It
// reads what the compiler wrote, because type-graphql needs the types that only the compiler notes beside the decorators.
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const to = `${root}start/dist/programs`;
const programs = {
  main: 'start/dist/main.js',
  fill: 'start/dist/fill.js',
  gateway: 'gateway/dist/main.js',
  ...Object.fromEntries(
    ['residents', 'services', 'staff', 'facilities'].map((owner) => [
      owner,
      `subgraphs/${owner}/dist/main.js`,
    ]),
  ),
};

/** Files beside a module (migrations, the explorer's page, facts) are looked for from where the module was, not from the bundle. */
const placesOfModules = {
  name: 'places of modules',
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/.*\.js$/ }, async ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const place = JSON.stringify(relative(to, path));
      return {
        contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`),
        loader: 'js',
      };
    });
  },
};

rmSync(to, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: programs,
  outdir: to,
  bundle: true,
  // What several programs read is written once: a third of the bytes.
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // Not read at a start; `node --enable-source-maps` then names the source's file and line in a stack.
  sourcemap: 'linked',
  sourcesContent: false,
  // type-graphql takes a type's name from its class, and two classes may be called the same.
  keepNames: true,
  // What is written for `require` finds one, and Node's own modules through it.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  legalComments: 'none',
  // Optional companions of type-graphql that this project does not have.
  external: ['class-validator'],
  logLevel: 'warning',
  plugins: [placesOfModules],
});
