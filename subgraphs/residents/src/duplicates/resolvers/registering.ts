import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { insertResident, oneHead } from '../../register/repository/registration.js';
import { readRegistration } from '../../register/resolvers/registration.js';
import { RegisterResidentInput } from '../../register/types/registration.js';
import { Resident } from '../../register/types/resident.js';
import { keepApart } from '../repository/merging.js';
import { type LookedFor, lookForDuplicates } from '../repository/registering.js';
import type { PossibleDuplicate } from '../types/possible-duplicate.js';
import { RegisterResidentPayload } from '../types/registering.js';

const constraints = {
  ...oneHead('householdRelation'),
  resident_registration_number_once: {
    message: 'This registration number is in use at this centre. Who has come back is readmitted.',
    path: 'registrationNumber',
  },
};

/** Most records that one registration is told apart from. */
const MOST_NAMED = 200;

/** How somebody is registered, and nobody twice unseen. */
@Resolver(() => Resident)
export class RegisteringResolver {
  @Mutation(() => RegisterResidentPayload, {
    description:
      'Registers a resident who begins a stay. Whoever on record is very much alike holds it up, with the rule POSSIBLE_DUPLICATE, until `differentFrom` says that it is another person.',
  })
  async registerResident(
    @Arg('input', () => RegisterResidentInput, { description: 'Who, where and since when.' })
    input: RegisterResidentInput,
    @Ctx() context: Context,
  ): Promise<RegisterResidentPayload> {
    let found: LookedFor | undefined;
    const told = await write(context, input, {
      constraints,
      prepare: async () => {
        const different = readDifferent(input);
        const wanted = await readRegistration(input, context);
        const verification = await checkReferences(context, pointersOf(wanted, wanted.centreId));
        return { different, wanted: { ...wanted, verification } };
      },
      act: async (query, { different, wanted }) => {
        found = await lookForDuplicates(context, query, wanted, different.ids);
        if (found.refusal) throw found.refusal;
        const id = await insertResident(context, query, wanted);
        await keepApart(context, query, id, found.toldApart, different.because);
        const { alike, isUnknown } = found;
        return { id, residentId: id, alike, isUnknown };
      },
      answer: ({ id, alike, isUnknown }) => ({
        resident: reread(context.loaders.resident, id),
        possibleDuplicates: isUnknown ? null : alike,
        userErrors: warningsOf(alike, isUnknown),
      }),
    });
    return { possibleDuplicates: found?.refusal ? found.alike : null, ...told };
  }
}

const warningsOf = (alike: readonly PossibleDuplicate[], isUnknown: boolean) => [
  ...(alike.length > 0
    ? [
        warning(
          'CONFLICT',
          'Somebody on record may be the same person: see `possibleDuplicates`. If so, ask for `mergeResidents`; else for `tellResidentsApart`.',
          'givenName',
        ),
      ]
    : []),
  ...(isUnknown
    ? [
        warning(
          'UPSTREAM_UNAVAILABLE',
          'Whether somebody on record is alike is not known: names are being prepared for the search. Look at `possibleDuplicates` of the resident in a minute.',
          'givenName',
        ),
      ]
    : []),
];

/** From whom the new resident is told apart. @throws Refusal BAD_USER_INPUT when a reason is missing */
function readDifferent({ differentFrom, differentBecause }: RegisterResidentInput) {
  if (differentFrom.length > MOST_NAMED)
    throw badInput(`Name at most ${MOST_NAMED} records.`, 'differentFrom');
  const ids = differentFrom.map((id, index) => readIdentifier(id, `differentFrom.${index}`));
  const because = ifGiven(differentBecause, (given) => readText(given, 'differentBecause', 500));
  if (ids.length > 0 && because === null) throw badInput('Say why it is another person.', 'differentBecause');
  return { ids, because: because ?? '' };
}
