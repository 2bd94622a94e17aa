import type { Connection } from '@mrrm/platform/reading/connection';
import { badInput } from '@mrrm/platform/wire/errors';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { PageUntilArguments } from '../../premises/types/moment-arguments.js';
import { placementsById } from '../repository/placement.js';
import { reviewStays } from '../repository/review.js';
import { Placement, PlacementConnection } from '../types/placement.js';
import { PlacementReview } from '../types/review.js';
import { shown } from './checks.js';
import { placementConnection } from './connection.js';

const DAY = 86_400_000;
const MOST_REVIEWED = 200;
const FARTHEST_DAYS = 120;

@ArgsType()
class ReviewArguments {
  @Field(() => Int, {
    defaultValue: 30,
    description:
      'How many days ahead birthdays, ends and closings are looked for, 0 to 120. For those who may not know dates of birth, birthdays are looked for 120 days ahead, whatever is asked.',
  })
  days!: number;

  @Field(() => Int, { defaultValue: 100, description: 'How many stays, 1 to 200.' })
  first!: number;
}

/** Who is to come, and who should not stay where they are. */
@Resolver(() => Centre)
export class PlacementReviewResolver {
  @FieldResolver(() => [PlacementReview], {
    nullable: true,
    description:
      'The stays that the rules speak against now or within some days, such as an 18th birthday, or that last longer than expected; the gravest first.',
  })
  async placementsToReview(
    @Root() { id }: Centre,
    @Args(() => ReviewArguments) { days, first }: ReviewArguments,
    @Ctx() context: Context,
  ): Promise<PlacementReview[]> {
    if (days < 0 || days > FARTHEST_DAYS) throw badInput(`Ask for 0 to ${FARTHEST_DAYS} days.`, 'days');
    if (first < 1 || first > MOST_REVIEWED) throw badInput(`Ask for 1 to ${MOST_REVIEWED} stays.`, 'first');
    // At least a moment: a time without length holds nothing.
    const until = new Date(context.now.getTime() + days * DAY + 1);
    const told = (await reviewStays(context, id, until)).slice(0, first);
    const rows = await placementsById(
      context,
      told.map(({ placementId }) => placementId),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return told.flatMap(({ placementId, residentId, findings }) => {
      const placement = byId.get(placementId);
      if (!placement) return [];
      const said = shown(
        context,
        findings.map((finding) => ({ ...finding, residentId, judgedAt: context.now })),
      );
      return [{ placement, findings: said, ...(placement.access && { access: placement.access }) }];
    });
  }

  @FieldResolver(() => PlacementConnection, {
    nullable: true,
    description:
      'The reservations that begin by a moment, the latest first, including those whose resident did not arrive.',
  })
  reservations(
    @Root() { id }: Centre,
    @Args(() => PageUntilArguments) { until, ...page }: PageUntilArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Placement>> {
    const by = until ?? new Date(context.now.getTime() + DAY);
    return placementConnection(context, { of: 'CENTRE', reservedBy: by }, id, page);
  }
}
