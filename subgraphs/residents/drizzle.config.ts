import { defineConfig } from 'drizzle-kit';

/** Reads the built tables (`npx tsc -b` first): drizzle-kit does not follow `.js` imports to TypeScript sources. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './dist/**/table.js',
  out: '../../drizzle/residents',
});
