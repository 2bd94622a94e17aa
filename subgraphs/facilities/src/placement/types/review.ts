import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Field, ObjectType } from 'type-graphql';
import { PlacementFinding } from './finding.js';
import { Placement } from './placement.js';

@ObjectType({
  description:
    'A stay that the rules speak against, now or soon, that lasts longer than expected, or whose resident does not stay at the centre.',
  simpleResolvers: true,
})
export class PlacementReview {
  @Field(() => Placement, { description: 'The stay.' })
  placement!: Placement;

  @Field(() => [PlacementFinding], {
    description: 'What the rules say of it now; empty when it is only longer than expected, or refuted.',
  })
  findings!: PlacementFinding[];

  access?: RowAccess | undefined;
}
