import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Without the alias, vite takes the ES module of graphql and every library its CommonJS twin: two copies.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
};
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };
// What is built is run as it is, by Node itself: to transform it again takes time at each import and at each call.
const server = { deps: { external: [/\/dist\//] } };

/** All tests: those of each room, and the promises of the whole graph. */
export default defineConfig({
  test: {
    // Part of a file's time is waiting, for deadlines and for processes that start: three keep two cores busy.
    maxWorkers: 3,
    reporters: ['default', './test/support/run/closing-line.ts'],
    globalSetup: ['test/support/run/cluster.ts'],
    projects: [
      {
        resolve,
        test: {
          ...limits,
          server,
          name: 'rooms',
          isolate: false,
          include: [
            '{platform,issuer,demo,gateway,start}/test/**/*.test.ts',
            'subgraphs/*/test/**/*.test.ts',
          ],
        },
      },
      {
        resolve,
        test: {
          ...limits,
          server,
          name: 'graph',
          isolate: false,
          include: ['test/*.test.ts'],
        },
      },
    ],
  },
});
