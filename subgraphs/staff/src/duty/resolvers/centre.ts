import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { RangeArguments, readRange } from '../../rota/types/range.js';
import { toSegments } from '../rules/coverage.js';
import { CoverageSegment } from '../types/coverage.js';
import { AtArguments, DutyAssignment } from '../types/on-duty.js';

@Resolver(() => Centre)
export class DutyAtCentreResolver {
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
}
