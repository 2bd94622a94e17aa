import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '@mrrm/platform/database/migrate';
import { readMigrationConfig } from './config.js';

/** Brings the database of this slice up to date, as its owner, and ends. */
try {
  const folder = fileURLToPath(new URL('../../../drizzle/services', import.meta.url));
  await migrateDatabase({ ...readMigrationConfig(), owner: 'services', folder });
} catch (error) {
  console.error(`The services database cannot be migrated: ${(error as Error).message}`);
  process.exitCode = 1;
}
