import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Floor } from '../types/floor.js';
import { Room } from '../types/room.js';

@Resolver(() => Floor)
export class FloorResolver {
  @FieldResolver(() => [Room], { description: 'Its rooms, by code.' })
  rooms(@Root() { id }: Floor, @Ctx() { loaders }: Context): Promise<Room[]> {
    return loaders.roomsOfFloor.load(id);
  }
}
