import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ownAgreements } from '../../agreement/own-agreements.js';
import type { Context } from '../../context.js';
import { findSafeZonesOfViewer } from '../../premises/repository/safe-zone.js';
import { centrePage } from '../../premises/resolvers/centre.js';
import { Centre, CentreConnection } from '../../premises/types/centre.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { functionsFor } from '../rules/functions.js';
import { ViewerFunction } from '../types/function.js';
import { Viewer } from '../types/viewer.js';

/** Where the one who asks works. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => CentreConnection, {
    nullable: true,
    description:
      'The centres of their sign-in, by code: those that it names, or every one. Whoever sees a centre only on duty has it while on duty.',
  })
  centres(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Centre>> {
    return centrePage(context, page);
  }

  @FieldResolver(() => [SafeZone], {
    nullable: true,
    description:
      'The safe zones of their sign-in, by code: those that it is narrowed to, or all those of its centres.',
  })
  safeZones(@Ctx() context: Context): Promise<SafeZone[]> {
    return findSafeZonesOfViewer(context);
  }
}

@Resolver(() => Centre)
export class FunctionsOfViewerResolver {
  @FieldResolver(() => [ViewerFunction], {
    nullable: true,
    description:
      'What the SOP lets the organisation of the one who asks do here at this moment: each function, allowed or not, under which clause and until when.',
  })
  async viewerFunctions(
    @Root() { id }: Centre,
    @Ctx() { actor, database, now }: Context,
  ): Promise<ViewerFunction[]> {
    const { terms } = await ownAgreements.at(id, database);
    return functionsFor(terms, actor.organisation, now);
  }
}
