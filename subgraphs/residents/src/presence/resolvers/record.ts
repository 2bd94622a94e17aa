import { mustReach } from '@mrrm/platform/access/visible-at';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { findAbsences } from '../repository/absence.js';
import { insertPresence, insertPresences, type PresenceCheck } from '../repository/record.js';
import { voidPresence } from '../repository/void.js';
import { Presence } from '../types/presence.js';
import {
  type PresenceEntry,
  RecordPresenceInput,
  RecordPresencePayload,
  RecordPresencesInput,
  RecordPresencesPayload,
  VoidPresenceInput,
  VoidPresencePayload,
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
        const checkedAt = readPast(input.checkedAt, context.now, 'checkedAt');
        const check = readCheck(input, checkedAt, '');
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
        const checks = readChecks(input.entries, checkedAt);
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

  @Mutation(() => VoidPresencePayload, {
    description: 'Says that a presence check was wrong. Who is there is told by those that count.',
  })
  voidPresence(
    @Arg('input', () => VoidPresenceInput, { description: 'Which check, and why it was wrong.' })
    input: VoidPresenceInput,
    @Ctx() context: Context,
  ): Promise<VoidPresencePayload> {
    return write(context, input, {
      prepare: async () => {
        const presenceId = readIdentifier(input.presenceId, 'presenceId');
        const reason = readText(input.reason, 'reason', 500);
        const found = await context.loaders.presence.load(presenceId);
        if (!found) throw notFound('presence check', 'presenceId');
        await performFor(context, found.residentId, context.now);
        return { presenceId, residentId: found.residentId, reason };
      },
      act: async (query, wanted) => {
        await voidPresence(context, query, wanted);
        return { id: wanted.presenceId, residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ presence: reread(context.loaders.presence, id) }),
    });
  }
}

function readChecks(entries: PresenceEntry[], checkedAt: Date): PresenceCheck[] {
  if (entries.length < 1 || entries.length > MOST_ENTRIES) {
    throw badInput(`Give 1 to ${MOST_ENTRIES} entries.`, 'entries');
  }
  const checks = entries.map((entry, index) => readCheck(entry, checkedAt, `entries.${index}.`));
  const seen = new Set<string>();
  for (const [index, { residentId }] of checks.entries()) {
    if (seen.has(residentId)) throw badInput('This resident is listed twice.', `entries.${index}`);
    seen.add(residentId);
  }
  return checks;
}

/** @throws Refusal BAD_USER_INPUT at what does not go together */
function readCheck(
  { residentId, status, occasion, expectedBackAt = null }: PresenceEntry,
  checkedAt: Date,
  path: string,
): PresenceCheck {
  if (status === 'DEPARTED')
    throw badInput('A check finds no departure: end the stay by departResident.', `${path}status`);
  if (occasion === 'ENTRY' && status !== 'PRESENT')
    throw badInput('Who was seen coming in is PRESENT.', `${path}status`);
  if (occasion === 'EXIT' && status !== 'AUTHORISED_ABSENCE' && status !== 'ABSENT')
    throw badInput('Who was seen going out is absent: with leave or without.', `${path}status`);
  if (expectedBackAt && status !== 'AUTHORISED_ABSENCE')
    throw badInput('Only who is absent with leave is expected back at a time.', `${path}status`);
  if (expectedBackAt && expectedBackAt <= checkedAt)
    throw badInput('This is not later than the check.', `${path}expectedBackAt`);
  return { residentId: readIdentifier(residentId, `${path}residentId`), status, occasion, expectedBackAt };
}
