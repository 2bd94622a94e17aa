import { dayAt } from '@mrrm/platform/values/day';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { badInput } from '@mrrm/platform/wire/errors';
import { Args, ArgsType, type ClassType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { figureFor, readsFiguresOnly } from '../../access/visibility.js';
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

/** Whether a place meets the standards by which it is measured. */
function complianceAt<Place extends { id: string }>(
  type: () => ClassType<Place>,
  level: Level,
  timeZoneOf: (place: Place) => string,
) {
  @Resolver(type)
  class ComplianceResolver {
    @FieldResolver(() => [ComplianceResult], {
      nullable: true,
      description:
        'For each indicator that is switched on: whether the place meets it. Facts of other owners are named as missing, never guessed.',
    })
    async compliance(
      @Root() place: Place,
      @Args(() => ComplianceArguments) { on, standard }: ComplianceArguments,
      @Ctx() context: Context,
    ): Promise<ComplianceResult[]> {
      const { loaders, now } = context;
      const today = dayAt(now, timeZoneOf(place));
      if (on && on > today)
        throw badInput('This day lies in the future: nothing has been measured on it.', 'on');
      const found = await loaders.placeOnDay({ level, day: on ?? today }).load(place.id);
      if (!found) return [];
      const asked = found.indicators.filter(({ standard: of }) => !standard || isOf(of, standard));
      return complianceOf(asked, found.facts, {
        figuresOnly: readsFiguresOnly(context),
        figure: (people) => (found.isTold ? figureFor(context, people) : null),
        headcount: (people) => (found.headcountIsTold ? figureFor(context, people) : null),
      });
    }
  }
  return ComplianceResolver;
}

export const ComplianceOfCentreResolver = complianceAt(
  () => Centre,
  'CENTRE',
  ({ timeZone }) => timeZone,
);
export const ComplianceOfSafeZoneResolver = complianceAt(
  () => SafeZone,
  'SAFE_ZONE',
  ({ centre }) => centre.timeZone,
);
export const ComplianceOfRoomResolver = complianceAt(
  () => Room,
  'ROOM',
  ({ floor }) => floor.building.centre.timeZone,
);

/** `EASO-UAC-2018` names all of its references, such as `EASO-UAC-2018 44.1`. */
const isOf = (reference: string, standard: string) =>
  reference === standard || reference.startsWith(`${standard} `);
