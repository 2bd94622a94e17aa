import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { pairsAt } from '../repository/possible.js';
import { DuplicatePair, PossibleDuplicate } from '../types/possible-duplicate.js';

const MOST_PAIRS = 100;

@Resolver(() => Resident)
export class PossibleDuplicatesOfResidentResolver {
  @FieldResolver(() => [PossibleDuplicate], {
    nullable: true,
    description:
      'Who else on record may be the same person, of those whose identity you may read, the most alike first, at most 20. Those whom somebody told apart are left out.',
  })
  possibleDuplicates(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<PossibleDuplicate[]> {
    return loaders.possibleDuplicates.load(id);
  }
}

@Resolver(() => PossibleDuplicate)
export class PossibleDuplicateResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who it may be.' })
  resident(@Root() { residentId }: PossibleDuplicate, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }
}

@Resolver(() => Centre)
export class DuplicatesOfCentreResolver {
  @FieldResolver(() => [DuplicatePair], {
    nullable: true,
    description:
      'Pairs of its records that may be of one person and of which nobody has decided, the most alike first. The 2,000 records that arrived last are compared with each other; `Resident.possibleDuplicates` looks further.',
  })
  possibleDuplicates(
    @Root() { id }: Centre,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many pairs, 1 to 100.' }) first: number,
    @Ctx() context: Context,
  ): Promise<DuplicatePair[]> {
    if (first < 1 || first > MOST_PAIRS) throw badInput(`Ask for 1 to ${MOST_PAIRS} pairs.`, 'first');
    return pairsAt(context, id, first);
  }
}

@Resolver(() => DuplicatePair)
export class DuplicatePairResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'The record that was made first.' })
  one(@Root() { oneId }: DuplicatePair, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(oneId);
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'The record that was made later.' })
  other(@Root() { otherId }: DuplicatePair, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(otherId);
  }
}
