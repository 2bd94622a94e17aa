import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Building } from '../types/building.js';
import { Shelter } from '../types/shelter.js';
import { placesOf } from './places.js';

@Resolver(() => Shelter)
export class ShelterResolver {
  @FieldResolver(() => [Building], { description: 'The buildings on its site, by code.' })
  buildings(@Root() { id }: Shelter, @Ctx() { loaders }: Context): Promise<Building[]> {
    return loaders.buildingsOfShelter.load(id);
  }
}

export const PlacesOfShelterResolver = placesOf(
  () => Shelter,
  ({ centre }) => centre.timeZone,
);
