import { userInfo } from 'node:os';
import { readConfig } from '@mrrm/platform/config';
import { Maintenance } from '@mrrm/platform/database/maintenance';
import type { Actor } from '@mrrm/platform/wire/actor';
import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { z } from 'zod';

const configSchema = z.object({
  OWNER_DATABASE_URL_RESIDENTS: z.string().min(1),
  AUDIT_PRIVATE_JWK: z.string().transform((text) => JSON.parse(text) as JWK),
  AUDIT_WITNESS: z.string().min(1),
});

/** A command of the owner of the tables that works on many rows, and who has called it. */
export interface OwnersCommand {
  maintenance: Maintenance;
  actor: Actor;
}

/**
 * Opens the database for a command of its owner. Who does it is whoever runs the command, as the machine knows them: no sign-in says more, and
 * no token can give this name.
 * @param name of the command, for the audit
 * @throws Error with one sentence: what the environment lacks, or that the login is not the owner's
 */
export async function openAsOwner(name: string, environment: NodeJS.ProcessEnv): Promise<OwnersCommand> {
  const config = readConfig(configSchema, environment);
  const actor: Actor = {
    principal: `COMMAND:${userInfo().username}`,
    organisation: 'STATE',
    role: 'MAINTENANCE',
    centres: [],
    purpose: 'ADMINISTRATION',
    client: name,
    requestId: name,
  };
  const maintenance = await Maintenance.open({
    owner: 'residents',
    url: config.OWNER_DATABASE_URL_RESIDENTS,
    actor,
    privateKey: config.AUDIT_PRIVATE_JWK,
    witness: config.AUDIT_WITNESS,
  });
  const [reader] = await maintenance.query.execute(
    sql`select residents.reader_is_maintenance() as "isOwner"`,
  );
  if (reader!['isOwner']) return { maintenance, actor };
  await maintenance.close();
  throw new Error('OWNER_DATABASE_URL_RESIDENTS is not the login of the owner of the tables.');
}
