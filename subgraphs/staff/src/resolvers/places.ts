import { type Connection, readFirst, toConnection } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { toSegments } from '../repository/coverage.js';
import type { HandoverPlace } from '../repository/handover.js';
import type { ShiftList } from '../repository/shift.js';
import { Centre } from '../types/centre.js';
import { Handover, HandoverConnection, HandoverPageArguments } from '../types/handover.js';
import { AtArguments, CoverageSegment, DutyAssignment } from '../types/on-duty.js';
import { RangeArguments, RangePageArguments } from '../types/range-arguments.js';
import { SafeZone } from '../types/safe-zone.js';
import { type Shift, ShiftConnection } from '../types/shift.js';
import { readRange } from './range.js';

async function shiftConnection(
  { loaders }: Context,
  of: ShiftList['of'],
  id: string,
  { first, after, from, until }: RangePageArguments,
): Promise<Connection<Shift>> {
  const list = { of, ...readRange({ from, until }) };
  const page = { first: readFirst(first), after };
  const rows = await loaders.shiftPages({ list, page }).load(id);
  const count = async () => (await loaders.shiftCount(list).load(id))?.total ?? 0;
  return toConnection(rows, page, (row) => [row.startsAt, row.id], count);
}

const DAY_MILLISECONDS = 86_400_000;
const MOST_DAYS = 366;

function daysAgo(days: number, now: Date): Date {
  if (days < 1 || days > MOST_DAYS) throw badInput(`Ask for 1 to ${MOST_DAYS} days.`, 'days');
  return new Date(now.getTime() - days * DAY_MILLISECONDS);
}

async function handoverConnection(
  { loaders, now }: Context,
  place: HandoverPlace,
  id: string,
  { first, after, open, employer, days }: HandoverPageArguments,
): Promise<Connection<Handover>> {
  const list = { place, open, employer, since: days == null ? undefined : daysAgo(days, now) };
  const page = { first: readFirst(first), after };
  const rows = await loaders.handoverPages({ list, page }).load(id);
  const count = async () => (await loaders.handoverCount(list).load(id))?.total ?? 0;
  return toConnection(rows, page, (row) => [row.writtenAt, row.id], count);
}

/** What this slice adds to the centres of their owner. */
@Resolver(() => Centre)
export class CentreResolver {
  @FieldResolver(() => ShiftConnection, {
    nullable: true,
    description: 'The shifts that touch a range of time, the earliest first.',
  })
  shifts(
    @Root() { id }: Centre,
    @Args(() => RangePageArguments) range: RangePageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Shift>> {
    return shiftConnection(context, 'CENTRE', id, range);
  }

  @FieldResolver(() => [DutyAssignment], { nullable: true, description: 'Who is on duty at a moment.' })
  onDuty(
    @Root() { id }: Centre,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<DutyAssignment[]> {
    return loaders.onDuty({ place: 'CENTRE', at: at ?? now }).load(id);
  }

  @FieldResolver(() => [CoverageSegment], {
    nullable: true,
    description: 'How well a range of time is covered, cut at every start and end of a shift.',
  })
  async coverage(
    @Root() { id }: Centre,
    @Args(() => RangeArguments) range: RangeArguments,
    @Ctx() { loaders }: Context,
  ): Promise<CoverageSegment[]> {
    const { from, until } = readRange(range);
    return toSegments(await loaders.coverageShifts({ from, until }).load(id), from, until);
  }

  @FieldResolver(() => HandoverConnection, {
    nullable: true,
    description: 'What its shifts told the next, the latest first.',
  })
  handovers(
    @Root() { id }: Centre,
    @Args(() => HandoverPageArguments) page: HandoverPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Handover>> {
    return handoverConnection(context, 'CENTRE', id, page);
  }
}

/** What this slice adds to the safe zones of their owner. */
@Resolver(() => SafeZone)
export class SafeZoneResolver {
  @FieldResolver(() => ShiftConnection, {
    nullable: true,
    description: 'The shifts of this very zone that touch a range of time, the earliest first.',
  })
  shifts(
    @Root() { id }: SafeZone,
    @Args(() => RangePageArguments) range: RangePageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Shift>> {
    return shiftConnection(context, 'SAFE_ZONE', id, range);
  }

  @FieldResolver(() => [DutyAssignment], {
    nullable: true,
    description: 'Who is on duty at a moment, also on the shifts that serve the whole centre.',
  })
  onDuty(
    @Root() { id }: SafeZone,
    @Args(() => AtArguments) { at }: AtArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<DutyAssignment[]> {
    return loaders.onDuty({ place: 'SAFE_ZONE', at: at ?? now }).load(id);
  }

  @FieldResolver(() => Handover, {
    nullable: true,
    description: 'The last handover written before a moment; null when there is none.',
  })
  latestHandover(
    @Root() { id }: SafeZone,
    @Arg('before', () => GraphQLDateTimeISO, {
      nullable: true,
      description: 'The moment asked about; now by default.',
    })
    before: Date | null | undefined,
    @Ctx() { loaders, now }: Context,
  ): Promise<Handover | null> {
    return loaders.latestHandover(before ?? now).load(id);
  }

  @FieldResolver(() => HandoverConnection, {
    nullable: true,
    description: 'What the shifts of the zone told the next, the latest first.',
  })
  handovers(
    @Root() { id }: SafeZone,
    @Args(() => HandoverPageArguments) page: HandoverPageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Handover>> {
    return handoverConnection(context, 'SAFE_ZONE', id, page);
  }
}
