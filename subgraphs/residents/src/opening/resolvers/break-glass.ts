import { type Connection, PageArguments, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Urgent } from '@mrrm/platform/wire/urgent';
import { ifGiven, readLongText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import {
  approveBreakGlass,
  breakGlassById,
  countBreakGlassNotices,
  findAwaitedBreakGlass,
  findBreakGlassNotices,
  findOpenReviews,
  openBreakGlass,
  reviewBreakGlass,
} from '../repository/break-glass.js';
import {
  ApproveBreakGlassInput,
  ApproveBreakGlassPayload,
  BreakGlass,
  BreakGlassInput,
  BreakGlassNotice,
  BreakGlassNoticeConnection,
  BreakGlassPayload,
  ReviewBreakGlassInput,
  ReviewBreakGlassPayload,
} from '../types/break-glass.js';

const SHORTEST_REASON = 20;
const FEWEST_WORDS = 3;
const FEWEST_CHARACTERS = 6;
const LONGEST_REASON = 1000;
const LONGEST_NOTE = 2000;

const constraints = {
  break_glass_few_wait: {
    code: 'RATE_LIMITED' as const,
    message: 'Ten of your emergencies wait for a second person. Have a colleague approve them first.',
  },
};

function mustBeForAnEmergency({ actor }: Pick<Context, 'actor'>) {
  if (actor.purpose !== 'EMERGENCY')
    throw badInput('Ask with the purpose EMERGENCY: this opens nothing for another one.');
}

/** @throws Refusal BAD_USER_INPUT unless somebody else can read from it what happened */
function readReason(text: string): string {
  const reason = readLongText(text, 'reason', LONGEST_REASON);
  const shown = [...reason.replace(/\s/g, '')];
  const words = new Set(reason.toLowerCase().match(/\p{L}{2,}/gu));
  if (shown.length < SHORTEST_REASON || words.size < FEWEST_WORDS || new Set(shown).size < FEWEST_CHARACTERS)
    throw badInput(
      `Say what happened, in ${FEWEST_WORDS} different words or more and at least ${SHORTEST_REASON} characters beside blanks.`,
      'reason',
    );
  return reason;
}

/** What the owner is told. */
@Resolver(() => BreakGlassNotice)
export class BreakGlassNoticeResolver {
  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'Whom it is about, when the reader sees the person.',
  })
  resident(@Root() { residentId }: BreakGlassNotice, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }
}

/** Access in an emergency: one resident, one hour, a reason, and a review by somebody else. */
@Resolver(() => BreakGlass)
export class BreakGlassResolver {
  @Query(() => [BreakGlass], {
    nullable: true,
    description:
      'The emergencies that wait for a review, the oldest first, at most 100: the rest follows as they are reviewed.',
  })
  openBreakGlassReviews(@Ctx() context: Context): Promise<BreakGlass[]> {
    return findOpenReviews(context);
  }

  @Query(() => BreakGlassNoticeConnection, {
    nullable: true,
    description:
      'What the owner is told of emergencies, the latest first: to its officers, and to managers what concerns their residents.',
  })
  async breakGlassNotices(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<BreakGlassNotice>> {
    const page = { first: readFirst(first), after };
    const rows = await findBreakGlassNotices(context, page);
    return toConnection(
      rows,
      page,
      (row) => [row.at, row.id],
      () => countBreakGlassNotices(context),
    );
  }

  @Query(() => [BreakGlass], {
    nullable: true,
    description:
      'Emergencies of colleagues that wait for a second person, the oldest first, at most 100; for requests with the purpose EMERGENCY.',
  })
  breakGlassToApprove(@Ctx() context: Context): Promise<BreakGlass[]> {
    mustBeForAnEmergency(context);
    return findAwaitedBreakGlass(context);
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description:
      "Whom it opened; null when the identifier is nobody's, or the person is hidden from the reader.",
  })
  resident(@Root() { residentId }: BreakGlass, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Urgent()
  @Mutation(() => BreakGlassPayload, {
    description:
      'Opens one resident to the signed-in person for 60 minutes, for requests with the purpose EMERGENCY. It is told to the owner and reviewed.',
  })
  breakGlass(
    @Arg('input', () => BreakGlassInput, { description: 'Whom, and why.' }) input: BreakGlassInput,
    @Ctx() context: Context,
  ): Promise<BreakGlassPayload> {
    return write(context, input, {
      constraints,
      prepare: () => {
        mustBeForAnEmergency(context);
        const reason = readReason(input.reason);
        return { residentId: readIdentifier(input.residentId, 'residentId'), reason };
      },
      act: (query, emergency) => openBreakGlass(context, query, emergency),
      answer: ({ id }) => ({ breakGlass: breakGlassById(context, id) }),
    });
  }

  @Urgent()
  @Mutation(() => ApproveBreakGlassPayload, {
    description:
      'Opens an emergency that waits for a second person, for 60 minutes from now; never by the person who declared it.',
  })
  approveBreakGlass(
    @Arg('input', () => ApproveBreakGlassInput, { description: 'Which one.' }) input: ApproveBreakGlassInput,
    @Ctx() context: Context,
  ): Promise<ApproveBreakGlassPayload> {
    return write(context, input, {
      prepare: () => {
        mustBeForAnEmergency(context);
        return readIdentifier(input.breakGlassId, 'breakGlassId');
      },
      act: (query, id) => approveBreakGlass(context, query, { id, expectedVersion: input.expectedVersion }),
      answer: ({ id }) => ({ breakGlass: breakGlassById(context, id) }),
    });
  }

  @Mutation(() => ReviewBreakGlassPayload, {
    description: 'Says whether an emergency was justified; never by the person who declared it.',
  })
  reviewBreakGlass(
    @Arg('input', () => ReviewBreakGlassInput, { description: 'Which one, and what was found.' })
    input: ReviewBreakGlassInput,
    @Ctx() context: Context,
  ): Promise<ReviewBreakGlassPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.breakGlassId, 'breakGlassId'),
        expectedVersion: input.expectedVersion,
        finding: input.finding,
        note: ifGiven(input.note, (note) => readLongText(note, 'note', LONGEST_NOTE)),
      }),
      act: (query, review) => reviewBreakGlass(context, query, review),
      answer: ({ id }) => ({ breakGlass: breakGlassById(context, id) }),
    });
  }
}
