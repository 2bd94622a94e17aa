import { relative } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

const SHOWN = 10;
const TOO_LONG_MILLISECONDS = 20_000;

const durationOf = (module: TestModule) => {
  const { collectDuration, duration } = module.diagnostic();
  return collectDuration + duration;
};

/**
 * Ends a run with its ten slowest files, a warning for each above twenty seconds, and the line "N passed, N failed, N skipped". A
 * file that cannot be collected counts as a failure.
 */
export default class ClosingLine implements Reporter {
  #root = '';

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') counts[state] += 1;
      }
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed += 1;
    }
    this.#saySlowest(modules);
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }

  #saySlowest(modules: readonly TestModule[]): void {
    if (modules.length < 2) return;
    const slowest = [...modules].sort((a, b) => durationOf(b) - durationOf(a)).slice(0, SHOWN);
    console.log('\nThe slowest files, in seconds:');
    for (const module of slowest) {
      const milliseconds = durationOf(module);
      const warning = milliseconds > TOO_LONG_MILLISECONDS ? '  WARNING: above 20 seconds' : '';
      console.log(
        `${(milliseconds / 1000).toFixed(1).padStart(6)}  ${relative(this.#root, module.moduleId)}${warning}`,
      );
    }
  }
}
