import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLongText } from '@mrrm/platform/writing/input';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import type { NewAreaAssessment } from '../repository/need.js';
import { CaseStep } from '../types/case-step.js';
import { AreaAssessment, type AreaAssessmentInput } from '../types/need.js';

const LONGEST_NOTE = 500;

/** What one step found, by area. */
@Resolver(() => CaseStep)
export class NeedsOfStepResolver {
  @FieldResolver(() => [AreaAssessment], {
    nullable: true,
    description:
      'What was found in each area of need, as it was said then. An area that is not in it was not spoken of, or is not read: no need is NO_NEED.',
  })
  needs(@Root() { id }: CaseStep, @Ctx() { loaders }: Context): Promise<AreaAssessment[]> {
    return loaders.needsOfStep.load(id);
  }
}

/** Where somebody stands in each area. */
@Resolver(() => Resident)
export class NeedsOfResidentResolver {
  @FieldResolver(() => [AreaAssessment], {
    nullable: true,
    description:
      'Every area of need that the reader may read, with what was found in it at last; `caseHistory` has what was found before. An area that was left out later on is as it was found before.',
  })
  needs(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<AreaAssessment[]> {
    return loaders.needsOfResident.load(id);
  }
}

/** What is said of areas, each of them once. @throws Refusal BAD_USER_INPUT */
export function readNeeds(needs: readonly AreaAssessmentInput[]): NewAreaAssessment[] {
  return needs.map(({ area, finding, note }, place) => {
    if (needs.findIndex((other) => other.area === area) < place)
      throw badInput('Say each area once.', `needs.${place}.area`);
    const read = (text: string) => readLongText(text, `needs.${place}.note`, LONGEST_NOTE);
    return { area, finding, note: ifGiven(note, read) };
  });
}
