import { userInfo } from 'node:os';
import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { z } from 'zod';
import { readConfig } from '../config.js';
import type { Actor } from '../wire/actor.js';
import { Maintenance } from './maintenance.js';

const configSchema = z.object({
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
 * @param slice whose tables they are, and the code of its organisation
 * @param name of the command, for the audit
 * @throws Error with one sentence: what the environment lacks, or that the login is not the owner's
 */
export async function openAsOwner(
  { slice, organisation }: { slice: string; organisation: string },
  name: string,
  environment: NodeJS.ProcessEnv,
): Promise<OwnersCommand> {
  const variable = `OWNER_DATABASE_URL_${slice.toUpperCase()}`;
  const config = readConfig(configSchema, environment);
  const { [variable]: url } = readConfig(z.object({ [variable]: z.string().min(1) }), environment);
  const actor: Actor = {
    principal: `COMMAND:${userInfo().username}`,
    organisation,
    role: 'MAINTENANCE',
    centres: [],
    purpose: 'ADMINISTRATION',
    client: name,
    requestId: name,
  };
  const maintenance = await Maintenance.open({
    owner: slice,
    url: url!,
    actor,
    privateKey: config.AUDIT_PRIVATE_JWK,
    witness: config.AUDIT_WITNESS,
  });
  const [reader] = await maintenance.query.execute(
    sql`select ${sql.identifier(slice)}.reader_is_maintenance() as "isOwner"`,
  );
  if (reader!['isOwner']) return { maintenance, actor };
  await maintenance.close();
  throw new Error(`${variable} is not the login of the owner of the tables.`);
}
