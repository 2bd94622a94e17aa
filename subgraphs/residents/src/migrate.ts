import { runMigration } from '@mrrm/platform/database/migrate';

/** Brings the database of this slice up to date, as its owner, and ends. */
await runMigration('residents', new URL('../../../drizzle/residents', import.meta.url));
