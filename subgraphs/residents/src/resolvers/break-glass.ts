import { badInput } from '@mrrm/platform/errors';
import { readIdentifier } from '@mrrm/platform/identifiers';
import { readText } from '@mrrm/platform/input';
import { mutate } from '@mrrm/platform/writes';
import { eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mustBePermitted } from '../access/visibility.js';
import type { Context } from '../context.js';
import {
  findBreakGlass,
  findOpenReviews,
  insertBreakGlass,
  reviewBreakGlass,
} from '../repository/break-glass.js';
import { breakGlass as table } from '../tables.js';
import {
  BreakGlass,
  BreakGlassInput,
  BreakGlassPayload,
  ReviewBreakGlassInput,
  ReviewBreakGlassPayload,
} from '../types/break-glass.js';
import { Resident } from '../types/resident.js';

const SHORTEST_REASON = 20;
const LONGEST_REASON = 1000;
const LONGEST_NOTE = 2000;

/** Access in an emergency: one resident, one hour, a reason, and a review by somebody else. */
@Resolver(() => BreakGlass)
export class BreakGlassResolver {
  @Query(() => [BreakGlass], {
    nullable: true,
    description: 'The emergencies that wait for a review, the oldest first: the notice to the owner.',
  })
  openBreakGlassReviews(@Ctx() context: Context): Promise<BreakGlass[]> {
    return findOpenReviews(context);
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'Whom it opened.' })
  resident(@Root() { residentId }: BreakGlass, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Mutation(() => BreakGlassPayload, {
    description:
      'Opens one resident to the signed-in person for 60 minutes, for requests with the purpose EMERGENCY. It is told to the owner and reviewed.',
  })
  async breakGlass(
    @Arg('input', () => BreakGlassInput, { description: 'Whom, and why.' }) input: BreakGlassInput,
    @Ctx() context: Context,
  ): Promise<BreakGlassPayload> {
    const absent = { code: 'NOT_FOUND' as const, message: 'There is no such resident.', path: 'residentId' };
    const messages = { break_glass_resident_id_resident_id_fk: absent };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'breakGlass', input, messages },
      async (query) => {
        mustBePermitted(context.actor, 'BREAK_GLASS');
        if (context.actor.purpose !== 'EMERGENCY')
          throw badInput('Ask with the purpose EMERGENCY: this opens nothing for another one.');
        const reason = readText(input.reason, 'reason', LONGEST_REASON);
        if (reason.length < SHORTEST_REASON)
          throw badInput(`Say why in at least ${SHORTEST_REASON} characters.`, 'reason');
        const residentId = readIdentifier(input.residentId, 'residentId');
        return { id: await insertBreakGlass(context, query, { residentId, reason }) };
      },
    );
    return { breakGlass: await read(context, result?.id), userErrors };
  }

  @Mutation(() => ReviewBreakGlassPayload, {
    description: 'Says whether an emergency was justified; never by the person who declared it.',
  })
  async reviewBreakGlass(
    @Arg('input', () => ReviewBreakGlassInput, { description: 'Which one, and what was found.' })
    input: ReviewBreakGlassInput,
    @Ctx() context: Context,
  ): Promise<ReviewBreakGlassPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'reviewBreakGlass', input },
      async (query) => {
        const id = readIdentifier(input.breakGlassId, 'breakGlassId');
        const note = input.note ? readText(input.note, 'note', LONGEST_NOTE) : null;
        const { expectedVersion, finding } = input;
        const residentId = await reviewBreakGlass(context, query, { id, expectedVersion, finding, note });
        return { id, residentId };
      },
    );
    return { breakGlass: await read(context, result?.id), userErrors };
  }
}

async function read(context: Context, id: string | undefined): Promise<BreakGlass | null> {
  if (!id) return null;
  const [found] = await findBreakGlass(context, eq(table.id, id));
  return found ?? null;
}
