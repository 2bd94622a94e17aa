import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertRequest } from '../repository/request.js';
import { ServiceOffer } from '../types/offer.js';
import { RequestServiceInput, RequestServicePayload, ServiceRequest } from '../types/request.js';
import { usedOffer } from './used-offer.js';

@Resolver(() => ServiceRequest)
export class ServiceRequestResolver {
  @FieldResolver(() => ServiceOffer, { nullable: true, description: 'Which service.' })
  offer(@Root() { offerId }: ServiceRequest, @Ctx() { loaders }: Context): Promise<ServiceOffer | null> {
    return loaders.offer.load(offerId);
  }

  @Mutation(() => RequestServicePayload, { description: 'Asks for a service on behalf of a resident.' })
  requestService(
    @Arg('input', () => RequestServiceInput, { description: 'Which service, and for whom.' })
    input: RequestServiceInput,
    @Ctx() context: Context,
  ): Promise<RequestServicePayload> {
    return write(context, input, {
      prepare: async () => {
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
      act: async (query, wanted) => ({ id: await insertRequest(context, query, wanted) }),
      answer: ({ id }) => ({ request: reread(context.loaders.serviceRequest, id) }),
    });
  }
}
