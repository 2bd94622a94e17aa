import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Bed } from '../types/bed.js';
import { Room } from '../types/room.js';

@Resolver(() => Room)
export class RoomResolver {
  @Query(() => Room, { nullable: true, description: 'A room by its identifier.' })
  room(
    @Arg('id', () => ID, { description: 'Identifier of the room.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Room | null> {
    return loaders.room.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => [Bed], { description: 'Its beds, by code.' })
  beds(@Root() { id }: Room, @Ctx() { loaders }: Context): Promise<Bed[]> {
    return loaders.bedsOfRoom.load(id);
  }
}
