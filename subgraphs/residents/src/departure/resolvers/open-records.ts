import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Consent } from '../../opening/types/consent.js';
import { Resident } from '../../register/types/resident.js';
import { representationOn } from '../../representation/rules/representation-on.js';
import { Representation } from '../../representation/types/representation.js';
import { OpenRecords } from '../types/open-records.js';

@Resolver(() => Resident)
export class OpenRecordsOfResidentResolver {
  @FieldResolver(() => OpenRecords, {
    nullable: true,
    description:
      'What is not over yet of this record, whatever the stay: whoever ends a stay asks for it with the same answer, and puts an end to what ends with it.',
  })
  openRecords(@Root() resident: Resident): OpenRecords {
    const { id, access, caseManager, caseState } = resident;
    return {
      residentId: id,
      resident,
      access,
      caseManager: caseManager ?? null,
      caseState: caseState === 'CLOSED' ? null : (caseState ?? null),
    };
  }
}

@Resolver(() => OpenRecords)
export class OpenRecordsResolver {
  @FieldResolver(() => Representation, {
    nullable: true,
    description: 'The representation that holds today; `endRepresentation` ends it. Null without one.',
  })
  async representation(
    @Root() { residentId, resident }: OpenRecords,
    @Ctx() { loaders, now, timeZones }: Context,
  ): Promise<Representation | null> {
    const representations = await loaders.representationsOfResident.load(residentId);
    const today = timeZones.dayAt(now, resident.centre?.id);
    return representationOn(representations, today, resident.dateOfBirth) ?? null;
  }

  @FieldResolver(() => [Consent], {
    nullable: true,
    description: 'Consents that hold, and those that wait for a second person; `withdrawConsent` ends one.',
  })
  async consents(@Root() { residentId }: OpenRecords, @Ctx() { loaders }: Context): Promise<Consent[]> {
    const consents = await loaders.consentsOfResident.load(residentId);
    return consents.filter(({ isOpen }) => isOpen);
  }
}
