import { runMigration } from '@mrrm/platform/database/migrate';

/** Brings the database of this slice up to date, as its owner, and ends. */
await runMigration('facilities', new URL('../../../drizzle/facilities', import.meta.url));
