import { ViewerAct, viewerActsAt } from '@mrrm/platform/viewer/acts';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';

/** What the one who asks may write at a centre. */
@Resolver(() => Centre)
export class ActsOfViewerResolver {
  @FieldResolver(() => [ViewerAct], {
    nullable: true,
    description:
      'What their role may write here in the records of residents at this moment: each operation, allowed or refused by the SOP, under which clause and until when. What is not in it is not for the role.',
  })
  viewerResidentActs(@Root() { id }: Centre, @Ctx() context: Context): Promise<ViewerAct[] | null> {
    return viewerActsAt(context, id);
  }
}
