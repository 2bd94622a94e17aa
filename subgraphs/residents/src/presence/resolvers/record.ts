import { mustReach } from '@mrrm/platform/access/visible-at';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { findAbsences } from '../repository/absence.js';
import { insertPresence, insertPresences, type PresenceCheck } from '../repository/record.js';
import { Presence } from '../types/presence.js';
import {
  type PresenceEntry,
  RecordPresenceInput,
  RecordPresencePayload,
  RecordPresencesInput,
  RecordPresencesPayload,
} from '../types/record.js';

const MOST_ENTRIES = 500;

const checkedTwice = (who: string) => ({
  presence_once_at_a_time: {
    message: `${who} was checked at this very moment already.`,
    path: 'checkedAt',
  },
});

/** The writes of the daily presence check. */
@Resolver(() => Presence)
export class PresenceCheckResolver {
  @Urgent()
  @Mutation(() => RecordPresencePayload, { description: 'Records whether one resident is there.' })
  recordPresence(
    @Arg('input', () => RecordPresenceInput, { description: 'Who, when, and what the check found.' })
    input: RecordPresenceInput,
    @Ctx() context: Context,
  ): Promise<RecordPresencePayload> {
    return write(context, input, {
      constraints: checkedTwice('This resident'),
      prepare: async () => {
        const check = readCheck(input, '');
        const checkedAt = readPast(input.checkedAt, context.now, 'checkedAt');
        await performFor(context, check.residentId, checkedAt);
        return { check, checkedAt };
      },
      act: async (query, { check, checkedAt }) => ({
        id: await insertPresence(context, query, check, checkedAt),
      }),
      answer: ({ id }) => ({ presence: reread(context.loaders.presence, id) }),
    });
  }

  @Urgent()
  @Mutation(() => RecordPresencesPayload, {
    description: 'Records the presence check of a whole group at once, and says who is absent since when.',
  })
  recordPresences(
    @Arg('input', () => RecordPresencesInput, { description: 'Where, when, and what the check found.' })
    input: RecordPresencesInput,
    @Ctx() context: Context,
  ): Promise<RecordPresencesPayload> {
    return write(context, input, {
      constraints: checkedTwice('A resident of this group'),
      prepare: async () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        const checkedAt = readPast(input.checkedAt, context.now, 'checkedAt');
        const checks = readChecks(input.entries);
        await context.acts.perform({ place: centreId, at: checkedAt });
        return { centreId, checkedAt, checks };
      },
      act: async (query, { centreId, checkedAt, checks }) => {
        const recorded = await insertPresences(context, query, centreId, checks, checkedAt);
        return { recorded, centreId, checkedAt: checkedAt.toISOString() };
      },
      answer: ({ recorded, centreId, checkedAt }) => ({
        recorded,
        absent: () => findAbsences(context, centreId, new Date(checkedAt)),
      }),
    });
  }
}

function readChecks(entries: PresenceEntry[]): PresenceCheck[] {
  if (entries.length < 1 || entries.length > MOST_ENTRIES) {
    throw badInput(`Give 1 to ${MOST_ENTRIES} entries.`, 'entries');
  }
  const checks = entries.map((entry, index) => readCheck(entry, `entries.${index}.`));
  const seen = new Set<string>();
  for (const [index, { residentId }] of checks.entries()) {
    if (seen.has(residentId)) throw badInput('This resident is listed twice.', `entries.${index}`);
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
