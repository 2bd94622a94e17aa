import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/run/longest-first.js';
import { settings } from './test/support/run/settings.js';

/** All tests: the promises of the whole graph, and those of each room. */
export default defineConfig({
  ...settings,
  test: {
    ...settings.test,
    include: [
      'test/{,load/}*.test.ts',
      '{platform,issuer,demo,gateway,start}/test/**/*.test.ts',
      'subgraphs/*/test/**/*.test.ts',
    ],
    // Part of a file's time is waiting, for deadlines and for processes that start: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/run/closing-line.ts'],
  },
});
