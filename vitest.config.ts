import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** All tests: those of each room and, in `test/`, the promises of the whole graph. */
export default defineConfig({
  // Without the alias, vite takes the ES module of graphql and every library its CommonJS twin: two copies.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    include: ['{test,schema,platform,issuer,demo,gateway,start}/**/*.test.ts', 'subgraphs/*/test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
