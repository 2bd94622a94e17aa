import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../premises/types/centre.js';
import { changesBetween } from '../rules/changes.js';
import { SopChange } from '../types/change.js';
import { SopEndAgreement, SopRelease } from '../types/endings.js';
import { SopParty } from '../types/party.js';
import { Responsibility } from '../types/responsibility.js';
import { CooperationSop } from '../types/sop.js';

@Resolver(() => CooperationSop)
export class CooperationSopResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'The centre for which the SOP was made.' })
  centre(@Root() { centreId }: CooperationSop, @Ctx() { loaders }: Context): Promise<Centre | null> {
    return loaders.centre.load(centreId);
  }

  @FieldResolver(() => [SopParty], { description: 'The organisations that sign it, by code.' })
  parties(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<SopParty[]> {
    return loaders.partiesOfSop.load(id);
  }

  @FieldResolver(() => [SopRelease], {
    description: 'Of a draft: who of the parties of the SOP that stands has released it, by organisation.',
  })
  releases(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<SopRelease[]> {
    return loaders.releasesOfSop.load(id);
  }

  @FieldResolver(() => [SopEndAgreement], {
    description: 'What parties have said of an end without notice, by organisation.',
  })
  endAgreements(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<SopEndAgreement[]> {
    return loaders.endAgreementsOfSop.load(id);
  }

  @FieldResolver(() => [Responsibility], { description: 'Who performs which function, by function.' })
  responsibilities(@Root() { id }: CooperationSop, @Ctx() { loaders }: Context): Promise<Responsibility[]> {
    return loaders.responsibilitiesOfSop.load(id);
  }

  @FieldResolver(() => [SopChange], {
    nullable: true,
    description:
      'What is different from an earlier version, by function and organisation; null when there is none.',
  })
  async changes(
    @Root() { id, centreId, number }: CooperationSop,
    @Arg('from', () => ID, {
      nullable: true,
      description: 'The other version, of the same centre; the one before by default.',
    })
    from: string | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<SopChange[] | null> {
    const versions = await loaders.sopsOfCentre.load(centreId);
    const other = from
      ? versions.find((version) => isIdentifier(from) && version.id === from.toLowerCase())
      : versions.find((version) => version.number < number);
    if (!other) return null;
    const [before, after] = await Promise.all(
      [other.id, id].map((sop) => loaders.responsibilitiesOfSop.load(sop)),
    );
    return changesBetween(before!, after!);
  }
}
