import { defineConfig } from 'vitest/config';
import { settings } from '../../test/support/run/settings.js';

/** The tests of this slice alone. */
export default defineConfig({ ...settings, test: { ...settings.test, include: ['test/**/*.test.ts'] } });
