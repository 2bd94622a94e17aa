import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Centre } from '../types/centre.js';
import { Floor } from '../types/floor.js';
import { Room } from '../types/room.js';
import { WorkOrder } from '../types/work-order.js';

@Resolver(() => WorkOrder)
export class WorkOrderResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'The centre at which the work is done.' })
  centre(@Root() { centreId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Centre | null> {
    return loaders.centre.load(centreId);
  }

  @FieldResolver(() => Floor, { nullable: true, description: 'The floor on which it is done, if it is one.' })
  async floor(@Root() { floorId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Floor | null> {
    return floorId ? loaders.floor.load(floorId) : null;
  }

  @FieldResolver(() => Room, { nullable: true, description: 'The room in which it is done, if it is one.' })
  async room(@Root() { roomId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Room | null> {
    return roomId ? loaders.room.load(roomId) : null;
  }
}
