import { configDefaults, defineConfig } from 'vitest/config';
import { files } from './test/support/run/commands.js';
import LongestFirst from './test/support/run/longest-first.js';
import { settings } from './test/support/run/settings.js';

/** The promises of the whole graph, and those of each room: all, or those that a command names. */
export default defineConfig({
  ...settings,
  test: {
    ...settings.test,
    include: files.include,
    exclude: [...configDefaults.exclude, ...files.exclude],
    // Part of a file's time is waiting, for deadlines and for processes that start: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/run/closing-line.ts'],
  },
});
