import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../register/types/resident.js';
import { UndoneDeparture } from '../types/undone-departure.js';

@Resolver(() => Resident)
export class UndoneDeparturesOfResidentResolver {
  @FieldResolver(() => [UndoneDeparture], {
    nullable: true,
    description: 'Departures that were recorded and taken back within a day, the latest first.',
  })
  async undoneDepartures(
    @Root() { id, access }: Resident,
    @Ctx() { loaders }: Context,
  ): Promise<UndoneDeparture[]> {
    const undone = await loaders.undoneDepartures.load(id);
    return undone.map((row) => ({ ...row, access }));
  }
}
