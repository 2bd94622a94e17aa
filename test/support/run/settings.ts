import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** What all configurations of vitest here have in common. */
export const settings = {
  // Without the alias, vite takes the ES module of graphql and every library its CommonJS twin: two copies.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    // Files that run one after the other in a process share what they import, and the schemas that are built from it.
    isolate: false,
    // What is built is run as it is, by Node itself: to transform it again takes time at each import and at each call.
    server: { deps: { external: [/\/dist\//] } },
    // A request leaves much behind that is young: with room for it, it is cleared less often. In MB.
    execArgv: ['--max-semi-space-size=64'],
    globalSetup: [fileURLToPath(new URL('cluster.ts', import.meta.url))],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
} satisfies ViteUserConfig;
