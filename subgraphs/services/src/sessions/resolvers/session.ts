import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText, readOptionalIdentifier, readPast } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { usedOffer } from '../../catalogue/resolvers/used-offer.js';
import { ServiceOffer } from '../../catalogue/types/offer.js';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertSession } from '../repository/session.js';
import { RecordSessionInput, RecordSessionPayload, Session } from '../types/session.js';

const LONGEST_NOTE = 8000;
const LONGEST_SESSION = 24 * 3_600_000;

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => Session, { nullable: true, description: 'A session by its identifier.' })
  session(
    @Arg('id', () => ID, { description: 'Identifier of the session.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Session | null> {
    return loaders.session.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => ServiceOffer, { nullable: true, description: 'Which service it was.' })
  offer(@Root() { offerId }: Session, @Ctx() { loaders }: Context): Promise<ServiceOffer | null> {
    return loaders.offer.load(offerId);
  }

  @Mutation(() => RecordSessionPayload, { description: 'Records a service that took place.' })
  recordSession(
    @Arg('input', () => RecordSessionInput, { description: 'What, to whom, by whom and when.' })
    input: RecordSessionInput,
    @Ctx() context: Context,
  ): Promise<RecordSessionPayload> {
    return write(context, input, {
      prepare: async () => {
        const wanted = readSession(input, context);
        const { place, functions } = await usedOffer(context, wanted.offerId);
        await context.acts.perform({ place, functions, at: wanted.startedAt });
        const duty = { duty: 'SERVICE' as const, organisation: context.actor.organisation };
        const pointers = referencesOf(wanted, place, { residentAt: wanted.startedAt, duty });
        return { ...wanted, verification: await checkReferences(context, pointers) };
      },
      act: async (query, wanted) => ({ id: await insertSession(context, query, wanted) }),
      answer: ({ id }) => ({ session: reread(context.loaders.session, id) }),
    });
  }
}

function readSession(input: RecordSessionInput, { actor, now }: Context) {
  const providerId = readOptionalIdentifier(input.providerId, 'providerId') ?? actor.staffMember;
  if (!providerId) throw badInput('Name the staff member who gave the service.', 'providerId');
  const startedAt = readPast(input.startedAt, now, 'startedAt');
  const { endedAt = null, note } = input;
  if (endedAt) {
    readPast(endedAt, now, 'endedAt');
    if (endedAt <= startedAt) throw badInput('The session ends before it begins.', 'endedAt');
    if (endedAt.getTime() - startedAt.getTime() > LONGEST_SESSION)
      throw badInput('A session lasts at most 24 hours.', 'endedAt');
  }
  return {
    offerId: readIdentifier(input.offerId, 'offerId'),
    residentId: readIdentifier(input.residentId, 'residentId'),
    providerId,
    requestId: readOptionalIdentifier(input.requestId, 'requestId'),
    startedAt,
    endedAt,
    note: ifGiven(note, (given) => readLongText(given, 'note', LONGEST_NOTE)),
  };
}
