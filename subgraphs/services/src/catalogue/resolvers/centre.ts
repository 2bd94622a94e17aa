import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { ServiceOffer } from '../types/offer.js';

@Resolver(() => Centre)
export class CatalogueOfCentreResolver {
  @FieldResolver(() => [ServiceOffer], {
    nullable: true,
    description: 'Its catalogue of services, by function and name.',
  })
  services(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<ServiceOffer[]> {
    return loaders.offersOfCentre.load(id);
  }
}
