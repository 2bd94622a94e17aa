import { seesAllCentres as sees } from '@mrrm/platform/access/all-centres';
import type { Actor } from '@mrrm/platform/wire/actor';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { roles } from './roles.js';

/** Whether an actor's rows are those of every centre. */
export const seesAllCentres = (actor: Actor): boolean => sees(roles, actor);

/** What lies at other centres does not exist for the actor. */
export const atCentreOf = (actor: Actor, centreId: AnyPgColumn | SQL): SQL =>
  seesAllCentres(actor) ? sql`true` : sql`${centreId} = any(${sql.param(actor.centres)}::uuid[])`;
