import {
  type Connection,
  PageArguments,
  readCursor,
  readFirst,
  toConnection,
} from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readCode } from '@mrrm/platform/writing/input';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { countCentres, findCentrePage } from '../repository/centre.js';
import { Building } from '../types/building.js';
import { Centre, CentreConnection } from '../types/centre.js';
import { SafeZone } from '../types/safe-zone.js';
import { Shelter } from '../types/shelter.js';
import { ShiftWindowHours } from '../types/shift-window.js';
import { placesOf } from './places.js';

/** One page of the centres that the reader may see, by code. */
export async function centrePage(context: Context, page: PageArguments): Promise<Connection<Centre>> {
  const after = readCursor(page.after, 1)?.[0];
  const rows = await findCentrePage(context, readFirst(page.first), after);
  return toConnection(
    rows,
    page,
    (row) => [row.code],
    () => countCentres(context),
  );
}

@Resolver(() => Centre)
export class CentreResolver {
  @Query(() => Centre, { nullable: true, description: 'A centre by its identifier.' })
  centre(
    @Arg('id', () => ID, { description: 'Identifier of the centre.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Centre | null> {
    return loaders.centre.load(readIdentifier(id, 'id'));
  }

  @Query(() => Centre, { nullable: true, description: 'A centre by its short code.' })
  centreByCode(
    @Arg('code', () => String, { description: 'Short code of the centre, such as RRC-SOFIA.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Centre | null> {
    return loaders.centreByCode.load(readCode(code, 'code'));
  }

  @Query(() => CentreConnection, { description: 'The centres that the reader may see, by code.' })
  centres(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Centre>> {
    return centrePage(context, page);
  }

  @FieldResolver(() => [ShiftWindowHours], { description: 'The hours of its shift windows.' })
  shiftWindows(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<ShiftWindowHours[]> {
    return loaders.shiftWindowsOfCentre.load(id);
  }

  @FieldResolver(() => [Shelter], { description: 'Its sites, by code; empty when it has only one.' })
  shelters(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<Shelter[]> {
    return loaders.sheltersOfCentre.load(id);
  }

  @FieldResolver(() => [Building], { description: 'Its buildings, by code.' })
  buildings(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<Building[]> {
    return loaders.buildingsOfCentre.load(id);
  }

  @FieldResolver(() => [SafeZone], { description: 'Its safe zones, by code.' })
  safeZones(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<SafeZone[]> {
    return loaders.safeZonesOfCentre.load(id);
  }
}

export const PlacesOfCentreResolver = placesOf(
  () => Centre,
  ({ timeZone }) => timeZone,
);
