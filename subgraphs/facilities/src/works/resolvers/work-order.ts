import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { foundIn } from '../../premises/resolvers/found-in.js';
import { Bed } from '../../premises/types/bed.js';
import { CapacityRecord } from '../../premises/types/capacity-record.js';
import { Centre } from '../../premises/types/centre.js';
import { Floor } from '../../premises/types/floor.js';
import { Room } from '../../premises/types/room.js';
import { WorkOrderStep } from '../types/step.js';
import { WorkOrder } from '../types/work-order.js';

@Resolver(() => WorkOrder)
export class WorkOrderResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'The centre at which the work is done.' })
  centre(@Root() { centreId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Centre | null> {
    return loaders.centre.load(centreId);
  }

  @FieldResolver(() => Floor, {
    nullable: true,
    description: 'The floor on which it is done, if it is one; without a `room` all of it is worked on.',
  })
  async floor(@Root() { floorId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Floor | null> {
    return floorId ? loaders.floor.load(floorId) : null;
  }

  @FieldResolver(() => Room, { nullable: true, description: 'The room in which it is done, if it is one.' })
  async room(@Root() { roomId }: WorkOrder, @Ctx() { loaders }: Context): Promise<Room | null> {
    return roomId ? loaders.room.load(roomId) : null;
  }

  @FieldResolver(() => [Room], {
    description: 'The rooms in which it is done, by code; empty for work in no room.',
  })
  async rooms(@Root() { id }: WorkOrder, @Ctx() { loaders }: Context): Promise<Room[]> {
    const rooms = await loaders.roomsOfWork.load(id);
    const found = await foundIn(
      loaders.room,
      rooms.map(({ roomId }) => roomId),
    );
    return found.sort((a, b) => a.code.localeCompare(b.code) || a.id.localeCompare(b.id));
  }

  @FieldResolver(() => [WorkOrderStep], {
    description: 'Who brought it to which state and when, from the request on.',
  })
  steps(@Root() { id }: WorkOrder, @Ctx() { loaders }: Context): Promise<WorkOrderStep[]> {
    return loaders.stepsOfWork.load(id);
  }

  @FieldResolver(() => [Bed], {
    description:
      'The beds that it keeps out of service now, by room and code; empty before it begins and after it ends.',
  })
  async blockedBeds(@Root() { id }: WorkOrder, @Ctx() { loaders }: Context): Promise<Bed[]> {
    const blocks = await loaders.blocksOfWork.load(id);
    const found = await foundIn(
      loaders.bed,
      blocks.map(({ bedId }) => bedId),
    );
    return found.sort((a, b) => a.room.code.localeCompare(b.room.code) || a.code.localeCompare(b.code));
  }

  @FieldResolver(() => [CapacityRecord], {
    description: 'The records of places that it has led to, the latest first.',
  })
  capacityRecords(@Root() { id }: WorkOrder, @Ctx() { loaders }: Context): Promise<CapacityRecord[]> {
    return loaders.capacitiesOfWork.load(id);
  }
}
