import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { AtArguments } from '../../premises/types/moment-arguments.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { Shelter } from '../../premises/types/shelter.js';
import type { OccupiedPlace } from '../repository/occupancy.js';
import { seriesDays } from '../rules/series-days.js';
import { Occupancy, SeriesArguments } from '../types/occupancy.js';

const AT = 'How full it is at a moment; null without a bed on record.';
const SERIES = 'How full it was at the end of each day of a series, by its own clock; at most 366 points.';

async function occupancyAt(place: OccupiedPlace, id: string, { at }: AtArguments, { loaders, now }: Context) {
  const [found] = await loaders.occupancies({ place, points: { at: at ?? now } }).load(id);
  return found ?? null;
}

const series = (place: OccupiedPlace, id: string, wanted: SeriesArguments, { loaders }: Context) =>
  loaders
    .occupancies({ place, points: { days: seriesDays(wanted.from, wanted.until, wanted.step) } })
    .load(id);

@Resolver(() => Centre)
export class CentreOccupancyResolver {
  @FieldResolver(() => Occupancy, { nullable: true, description: AT })
  occupancy(
    @Root() { id }: Centre,
    @Args(() => AtArguments) when: AtArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy | null> {
    return occupancyAt('CENTRE', id, when, context);
  }

  @FieldResolver(() => [Occupancy], { nullable: true, description: SERIES })
  occupancySeries(
    @Root() { id }: Centre,
    @Args(() => SeriesArguments) wanted: SeriesArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy[]> {
    return series('CENTRE', id, wanted, context);
  }
}

@Resolver(() => Shelter)
export class ShelterOccupancyResolver {
  @FieldResolver(() => Occupancy, { nullable: true, description: AT })
  occupancy(
    @Root() { id }: Shelter,
    @Args(() => AtArguments) when: AtArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy | null> {
    return occupancyAt('SHELTER', id, when, context);
  }

  @FieldResolver(() => [Occupancy], { nullable: true, description: SERIES })
  occupancySeries(
    @Root() { id }: Shelter,
    @Args(() => SeriesArguments) wanted: SeriesArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy[]> {
    return series('SHELTER', id, wanted, context);
  }
}

@Resolver(() => SafeZone)
export class SafeZoneOccupancyResolver {
  @FieldResolver(() => Occupancy, { nullable: true, description: AT })
  occupancy(
    @Root() { id }: SafeZone,
    @Args(() => AtArguments) when: AtArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy | null> {
    return occupancyAt('SAFE_ZONE', id, when, context);
  }

  @FieldResolver(() => [Occupancy], { nullable: true, description: SERIES })
  occupancySeries(
    @Root() { id }: SafeZone,
    @Args(() => SeriesArguments) wanted: SeriesArguments,
    @Ctx() context: Context,
  ): Promise<Occupancy[]> {
    return series('SAFE_ZONE', id, wanted, context);
  }
}
