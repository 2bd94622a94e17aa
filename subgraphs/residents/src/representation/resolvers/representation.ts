import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { representationOn } from '../rules/representation-on.js';
import { LegalRepresentative } from '../types/legal-representative.js';
import { Representation } from '../types/representation.js';

@Resolver(() => LegalRepresentative)
export class LegalRepresentativeResolver {
  @Query(() => LegalRepresentative, {
    nullable: true,
    description: 'A legal representative by identifier.',
  })
  legalRepresentative(
    @Arg('id', () => ID, { description: 'Identifier of the legal representative.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<LegalRepresentative | null> {
    return loaders.legalRepresentative.load(readIdentifier(id, 'id'));
  }
}

/** Who represents a resident in law. */
@Resolver(() => Resident)
export class RepresentationsOfResidentResolver {
  @FieldResolver(() => [Representation], {
    nullable: true,
    description: 'Who represented the resident in law, the latest first.',
  })
  representations(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Representation[]> {
    return loaders.representationsOfResident.load(id);
  }

  @FieldResolver(() => LegalRepresentative, {
    nullable: true,
    description: 'Who represents the resident today; null while nobody is appointed.',
  })
  async legalRepresentative(
    @Root() { id, centre, dateOfBirth }: Resident,
    @Ctx() { loaders, now, timeZones }: Context,
  ): Promise<LegalRepresentative | null> {
    const representations = await loaders.representationsOfResident.load(id);
    const today = timeZones.dayAt(now, centre?.id);
    return representationOn(representations, today, dateOfBirth)?.legalRepresentative ?? null;
  }
}
