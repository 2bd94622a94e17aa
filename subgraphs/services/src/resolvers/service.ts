import { checkReferences } from '@mrrm/platform/graph/references';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  ifGiven,
  readLanguage,
  readLongText,
  readOptionalIdentifier,
  readPast,
  readText,
} from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayWriteAt } from '../access/visibility.js';
import type { Context } from '../context.js';
import { insertOffer, insertRequest, insertSession } from '../repository/session-writes.js';
import { ServiceOffer } from '../types/service-offer.js';
import { ServiceRequest } from '../types/service-request.js';
import {
  OfferServiceInput,
  OfferServicePayload,
  RecordSessionInput,
  RecordSessionPayload,
  RequestServiceInput,
  RequestServicePayload,
} from '../types/service-writes.js';
import { Session } from '../types/session.js';
import { usedOffer } from './place.js';
import { referencesOf } from './references-of.js';
import { readWritten } from './written.js';

const LONGEST_NOTE = 8000;
const LONGEST_DESCRIPTION = 2000;

@Resolver(() => ServiceOffer)
export class ServiceOfferResolver {
  @Query(() => ServiceOffer, { nullable: true, description: 'A service of the catalogue by its identifier.' })
  serviceOffer(
    @Arg('id', () => ID, { description: 'Identifier of the offer.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<ServiceOffer | null> {
    return loaders.offer.load(readIdentifier(id, 'id'));
  }

  @Mutation(() => OfferServicePayload, {
    description: "Puts a service of the writer's organisation into the catalogue of a centre.",
  })
  async offerService(
    @Arg('input', () => OfferServiceInput, { description: 'What, where and in which languages.' })
    input: OfferServiceInput,
    @Ctx() context: Context,
  ): Promise<OfferServicePayload> {
    const taken = { message: 'Your organisation offers a service of this name here already.', path: 'name' };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'offerService', input, messages: { service_offer_name_once: taken } },
      async (query, wanted) => ({ id: await insertOffer(context, query, wanted) }),
      async () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mayWriteAt(context.actor, centreId, 'centreId');
        const { description } = input;
        const wanted = {
          centreId,
          function: input.function,
          name: readText(input.name, 'name'),
          description: ifGiven(description, (given) =>
            readLongText(given, 'description', LONGEST_DESCRIPTION),
          ),
          languages: input.languages.map((code, index) => readLanguage(code, `languages.${index}`)),
        };
        await context.acts.perform({ place: centreId, at: context.now, functions: [input.function] });
        return {
          ...wanted,
          verification: await checkReferences(context, referencesOf(wanted, wanted.centreId)),
        };
      },
    );
    return { offer: await readWritten(context.loaders.offer, result), userErrors };
  }
}

@Resolver(() => ServiceRequest)
export class ServiceRequestResolver {
  @FieldResolver(() => ServiceOffer, { nullable: true, description: 'Which service.' })
  offer(@Root() { offerId }: ServiceRequest, @Ctx() { loaders }: Context): Promise<ServiceOffer | null> {
    return loaders.offer.load(offerId);
  }

  @Mutation(() => RequestServicePayload, { description: 'Asks for a service on behalf of a resident.' })
  async requestService(
    @Arg('input', () => RequestServiceInput, { description: 'Which service, and for whom.' })
    input: RequestServiceInput,
    @Ctx() context: Context,
  ): Promise<RequestServicePayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'requestService', input },
      async (query, wanted) => ({ id: await insertRequest(context, query, wanted) }),
      async () => {
        const wanted = {
          residentId: readIdentifier(input.residentId, 'residentId'),
          offerId: readIdentifier(input.offerId, 'offerId'),
          urgency: input.urgency,
          requestedAt: context.now,
        };
        const { place } = await usedOffer(context, wanted.offerId);
        const pointers = referencesOf(wanted, place, { residentAt: context.now });
        return { ...wanted, verification: await checkReferences(context, pointers) };
      },
    );
    return { request: await readWritten(context.loaders.serviceRequest, result), userErrors };
  }
}

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
  async recordSession(
    @Arg('input', () => RecordSessionInput, { description: 'What, to whom, by whom and when.' })
    input: RecordSessionInput,
    @Ctx() context: Context,
  ): Promise<RecordSessionPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordSession', input },
      async (query, wanted) => ({ id: await insertSession(context, query, wanted) }),
      async () => {
        const wanted = readSession(input, context);
        const { place, functions } = await usedOffer(context, wanted.offerId);
        await context.acts.perform({ place, functions, at: wanted.startedAt });
        const duty = { duty: 'SERVICE' as const, organisation: context.actor.organisation };
        const pointers = referencesOf(wanted, place, { residentAt: wanted.startedAt, duty });
        return { ...wanted, verification: await checkReferences(context, pointers) };
      },
    );
    return { session: await readWritten(context.loaders.session, result), userErrors };
  }
}

const LONGEST_SESSION = 24 * 3_600_000;

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
