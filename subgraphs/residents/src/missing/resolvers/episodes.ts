import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { USUAL_CLOCK } from '../../presence/rules/usual-clock.js';
import { Resident } from '../../register/types/resident.js';
import { clockAt, stepsOf } from '../rules/steps.js';
import { MissingEpisode, MissingState, MissingStep } from '../types/missing.js';

/** The steps about somebody, with what was done of them. */
async function stepsAbout(
  about: Pick<MissingState, 'residentId' | 'centreId' | 'since' | 'isChild' | 'access'>,
  episodeId: string | null,
  { loaders, now }: Context,
): Promise<MissingStep[]> {
  const [clocks, taken] = await Promise.all([
    loaders.clocksOfCentre.load(about.centreId),
    episodeId === null ? [] : loaders.takenSteps.load(episodeId),
  ]);
  const byStep = new Map(taken.map((one) => [one.step, one]));
  const { residentId, access } = about;
  return stepsOf(about, clockAt(clocks, about.since) ?? USUAL_CLOCK, [...byStep.keys()]).map(
    ({ step, dueAt }) => {
      const { takenAt = null, takenById, toWhom, reference } = byStep.get(step) ?? {};
      const takenBy = takenById ? { id: takenById } : null;
      const overdue = !takenAt && dueAt !== null && dueAt <= now;
      return { residentId, access, step, dueAt, overdue, takenAt, takenBy, toWhom, reference };
    },
  );
}

/** Who is missed, as the resident tells it. */
@Resolver(() => Resident)
export class MissingOfResidentResolver {
  @FieldResolver(() => MissingState, {
    nullable: true,
    description:
      'That they are not known to be there and have no leave, or that what was begun about it is not over; null for anybody else.',
  })
  missing(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<MissingState | null> {
    return loaders.missingState.load(id);
  }

  @FieldResolver(() => [MissingEpisode], {
    nullable: true,
    description: 'Every time in which they were missed and something was done about it, the latest first.',
  })
  missingEpisodes(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<MissingEpisode[]> {
    return loaders.missingEpisodesOfResident.load(id);
  }
}

@Resolver(() => MissingState)
export class MissingStateResolver {
  @FieldResolver(() => MissingEpisode, {
    nullable: true,
    description: 'What was begun about it; null while nothing was.',
  })
  episode(
    @Root() { episodeId }: MissingState,
    @Ctx() { loaders }: Context,
  ): Promise<MissingEpisode | null> | null {
    return episodeId === null ? null : loaders.missingEpisode.load(episodeId);
  }

  @FieldResolver(() => [MissingStep], {
    description: 'Who is to be told, the earliest first; one for each step.',
  })
  steps(@Root() state: MissingState, @Ctx() context: Context): Promise<MissingStep[]> {
    return stepsAbout(state, state.episodeId, context);
  }

  @FieldResolver(() => MissingStep, {
    nullable: true,
    description: 'What is to be done next: the earliest step that was not; null when all were.',
  })
  async nextStep(@Root() state: MissingState, @Ctx() context: Context): Promise<MissingStep | null> {
    const steps = await stepsAbout(state, state.episodeId, context);
    return steps.find(({ takenAt, dueAt }) => !takenAt && dueAt) ?? null;
  }
}

@Resolver(() => MissingEpisode)
export class MissingEpisodeResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who was missing.' })
  resident(@Root() { residentId }: MissingEpisode, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => [MissingStep], {
    description: 'Who was to be told and was, the earliest first; one for each step.',
  })
  steps(@Root() episode: MissingEpisode, @Ctx() context: Context): Promise<MissingStep[]> {
    return stepsAbout(episode, episode.id, context);
  }
}
