import { readConfig } from '@mrrm/platform/config';
import { z } from 'zod';

const migrationSchema = z.object({
  OWNER_DATABASE_URL_STAFF: z.string().min(1),
  APP_ROLE_STAFF: z.string().min(1).default('staff_app'),
});

/**
 * What the migration of this slice's database needs; what the slice itself needs is read by platform when it starts.
 * @throws Error that names the missing variables and prints no value
 */
export function readMigrationConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(migrationSchema, environment);
  return { ownerUrl: config.OWNER_DATABASE_URL_STAFF, appRole: config.APP_ROLE_STAFF };
}
