import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** The tests of this slice alone. */
export default defineConfig({
  // Without the alias, vite takes the ES module of graphql and every library its CommonJS twin: two copies.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    // What is built is run as it is, by Node itself.
    server: { deps: { external: [/\/dist\//] } },
    globalSetup: ['../../test/support/run/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
