import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { Inspection } from '../types/inspection.js';

@Resolver(() => Inspection)
export class InspectionResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'The centre that was inspected.' })
  centre(@Root() { centreId }: Inspection, @Ctx() { loaders }: Context): Promise<Centre | null> {
    return loaders.centre.load(centreId);
  }

  @FieldResolver(() => SafeZone, {
    nullable: true,
    description: 'The safe zone that was inspected; null when it was the whole centre.',
  })
  async safeZone(@Root() { safeZoneId }: Inspection, @Ctx() { loaders }: Context): Promise<SafeZone | null> {
    return safeZoneId ? loaders.safeZone.load(safeZoneId) : null;
  }
}
