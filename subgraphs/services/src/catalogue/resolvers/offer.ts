import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { ifGiven, readLanguage, readLongText, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertOffer } from '../repository/offer.js';
import { OfferServiceInput, OfferServicePayload, ServiceOffer } from '../types/offer.js';

const LONGEST_DESCRIPTION = 2000;
const constraints = {
  service_offer_name_once: {
    message: 'Your organisation offers a service of this name here already.',
    path: 'name',
  },
};

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
  offerService(
    @Arg('input', () => OfferServiceInput, { description: 'What, where and in which languages.' })
    input: OfferServiceInput,
    @Ctx() context: Context,
  ): Promise<OfferServicePayload> {
    return write(context, input, {
      constraints,
      prepare: async () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        const wanted = {
          centreId,
          function: input.function,
          name: readText(input.name, 'name'),
          description: ifGiven(input.description, (given) =>
            readLongText(given, 'description', LONGEST_DESCRIPTION),
          ),
          languages: input.languages.map((code, index) => readLanguage(code, `languages.${index}`)),
        };
        await context.acts.perform({ place: centreId, at: context.now, functions: [input.function] });
        return { ...wanted, verification: await checkReferences(context, referencesOf(wanted, centreId)) };
      },
      act: async (query, wanted) => ({ id: await insertOffer(context, query, wanted) }),
      answer: ({ id }) => ({ offer: reread(context.loaders.offer, id) }),
    });
  }
}
