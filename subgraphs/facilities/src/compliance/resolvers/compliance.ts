import { dayAt } from '@mrrm/platform/values/day';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { figureFor } from '../../access/visibility.js';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { complianceOf } from '../rules/answer.js';
import type { Level } from '../rules/facts.js';
import { ComplianceResult } from '../types/result.js';

@ArgsType()
class ComplianceArguments {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day asked about; today at the centre by default. Not a future one.',
  })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the indicators of this standard, such as EASO-UAC-2018; all of them by default.',
  })
  standard?: string | null;
}

const description =
  'For each indicator that is switched on: whether the place meets it. Facts of other owners are named as missing, never guessed.';

@Resolver(() => Centre)
export class ComplianceOfCentreResolver {
  @FieldResolver(() => [ComplianceResult], { nullable: true, description })
  compliance(
    @Root() { id, timeZone }: Centre,
    @Args(() => ComplianceArguments) args: ComplianceArguments,
    @Ctx() context: Context,
  ): Promise<ComplianceResult[]> {
    return complianceAt(context, 'CENTRE', id, timeZone, args);
  }
}

@Resolver(() => SafeZone)
export class ComplianceOfSafeZoneResolver {
  @FieldResolver(() => [ComplianceResult], { nullable: true, description })
  compliance(
    @Root() { id, centre }: SafeZone,
    @Args(() => ComplianceArguments) args: ComplianceArguments,
    @Ctx() context: Context,
  ): Promise<ComplianceResult[]> {
    return complianceAt(context, 'SAFE_ZONE', id, centre.timeZone, args);
  }
}

@Resolver(() => Room)
export class ComplianceOfRoomResolver {
  @FieldResolver(() => [ComplianceResult], { nullable: true, description })
  compliance(
    @Root() { id, floor }: Room,
    @Args(() => ComplianceArguments) args: ComplianceArguments,
    @Ctx() context: Context,
  ): Promise<ComplianceResult[]> {
    return complianceAt(context, 'ROOM', id, floor.building.centre.timeZone, args);
  }
}

async function complianceAt(
  { judge, loaders, now }: Context,
  level: Level,
  placeId: string,
  timeZone: string,
  { on, standard }: ComplianceArguments,
): Promise<ComplianceResult[]> {
  const today = dayAt(now, timeZone);
  if (on && on > today) throw badInput('This day lies in the future: nothing has been measured on it.', 'on');
  const found = await loaders.placeOnDay({ level, day: on ?? today }).load(placeId);
  if (!found) return [];
  const asked = found.indicators.filter(({ standard: of }) => !standard || isOf(of, standard));
  const figuresOnly = judge.standing('OPERATIONAL') === 'CLOSED';
  return complianceOf(asked, found.facts, { figuresOnly, figure: (people) => figureFor({ judge }, people) });
}

/** `EASO-UAC-2018` names all of its references, such as `EASO-UAC-2018 44.1`. */
const isOf = (reference: string, standard: string) =>
  reference === standard || reference.startsWith(`${standard} `);
