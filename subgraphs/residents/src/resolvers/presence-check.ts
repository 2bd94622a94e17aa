import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { readPast } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayRecordAt } from '../access/visibility.js';
import { performFor } from '../agreement/perform.js';
import type { Context } from '../context.js';
import { findAbsences } from '../repository/absence.js';
import { insertPresence, insertPresences, type PresenceCheck } from '../repository/presence-writes.js';
import { Presence } from '../types/presence.js';
import {
  type PresenceEntry,
  RecordPresenceInput,
  RecordPresencePayload,
  RecordPresencesInput,
  RecordPresencesPayload,
} from '../types/presence-writes.js';

const MOST_ENTRIES = 500;

/** The writes of the daily presence check. */
@Resolver(() => Presence)
export class PresenceCheckResolver {
  @Urgent()
  @Mutation(() => RecordPresencePayload, { description: 'Records whether one resident is there.' })
  async recordPresence(
    @Arg('input', () => RecordPresenceInput, { description: 'Who, when, and what the check found.' })
    input: RecordPresenceInput,
    @Ctx() context: Context,
  ): Promise<RecordPresencePayload> {
    const twice = { message: 'This resident was checked at this very moment already.', path: 'checkedAt' };
    const messages = { presence_once_at_a_time: twice };
    const write = { operation: 'recordPresence', input, messages };
    const { result, userErrors } = await mutate(
      context,
      write,
      async (query, { check, checkedAt }) => ({
        id: await insertPresence(context, query, check, checkedAt),
      }),
      async () => {
        const check = readCheck(input, '');
        const checkedAt = readPast(input.checkedAt, context.now, 'checkedAt');
        await performFor(context, check.residentId, checkedAt);
        return { check, checkedAt };
      },
    );
    const presence = result ? await context.loaders.presence.clear(result.id).load(result.id) : null;
    return { presence, userErrors };
  }

  @Urgent()
  @Mutation(() => RecordPresencesPayload, {
    description: 'Records the presence check of a whole group at once, and says who is absent since when.',
  })
  async recordPresences(
    @Arg('input', () => RecordPresencesInput, { description: 'Where, when, and what the check found.' })
    input: RecordPresencesInput,
    @Ctx() context: Context,
  ): Promise<RecordPresencesPayload> {
    const twice = {
      message: 'A resident of this group was checked at this very moment already.',
      path: 'checkedAt',
    };
    const messages = { presence_once_at_a_time: twice };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordPresences', input, messages },
      async (query, { centreId, checkedAt, checks }) => {
        const recorded = await insertPresences(context, query, centreId, checks, checkedAt);
        return { recorded, centreId, checkedAt: checkedAt.toISOString() };
      },
      async () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mayRecordAt(context.actor, centreId, 'centreId');
        const checkedAt = readPast(input.checkedAt, context.now, 'checkedAt');
        const checks = readChecks(input.entries);
        await context.acts.perform({ place: centreId, at: checkedAt });
        return { centreId, checkedAt, checks };
      },
    );
    if (!result) return { userErrors };
    const absent = await findAbsences(context, result.centreId, new Date(result.checkedAt));
    return { recorded: result.recorded, absent, userErrors };
  }
}

function readChecks(entries: PresenceEntry[]): PresenceCheck[] {
  if (entries.length < 1 || entries.length > MOST_ENTRIES) {
    throw badInput(`Give 1 to ${MOST_ENTRIES} entries.`, 'entries');
  }
  const checks = entries.map((entry, index) => readCheck(entry, `entries.${index}.`));
  const seen = new Set<string>();
  for (const [index, { residentId }] of checks.entries()) {
    if (seen.has(residentId)) throw badInput('This resident stands in the list twice.', `entries.${index}`);
    seen.add(residentId);
  }
  return checks;
}

function readCheck({ residentId, status }: PresenceEntry, path: string): PresenceCheck {
  if (status === 'DEPARTED') {
    throw badInput('A check finds no departure: end the stay by departResident.', `${path}status`);
  }
  return { residentId: readIdentifier(residentId, `${path}residentId`), status };
}
