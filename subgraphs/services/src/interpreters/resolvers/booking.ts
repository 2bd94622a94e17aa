import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferencesBut } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { checkSpan, readLanguage, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { referencesOf } from '../../questions/references-of.js';
import { insertBooking } from '../repository/booking.js';
import { BookInterpreterInput, BookInterpreterPayload, InterpreterBooking } from '../types/booking.js';

const NOT_SPOKEN = warning(
  'RULE_VIOLATION',
  'This person does not speak the language. The reason is kept with the booking.',
  'interpreterId',
);
const constraints = {
  interpreter_booking_no_overlap: {
    message: 'This interpreter is booked at that time.',
    path: 'interpreterId',
  },
};

@Resolver(() => InterpreterBooking)
export class InterpreterBookingResolver {
  @Mutation(() => BookInterpreterPayload, { description: 'Books an interpreter for a time.' })
  bookInterpreter(
    @Arg('input', () => BookInterpreterInput, { description: 'Whom, when and in which language.' })
    input: BookInterpreterInput,
    @Ctx() context: Context,
  ): Promise<BookInterpreterPayload> {
    return write(context, input, {
      constraints,
      prepare: () => prepareBooking(input, context),
      act: async (query, wanted) => ({ id: await insertBooking(context, query, wanted) }),
      answer: async ({ id }) => {
        const booking = await reread(context.loaders.booking, id);
        return { booking, userErrors: booking?.languageException ? [NOT_SPOKEN] : [] };
      },
    });
  }
}

async function prepareBooking(input: BookInterpreterInput, context: Context) {
  const { startsAt, endsAt } = input;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  checkSpan({ startsAt, endsAt }, context.now, { longestHours: 24, daysBack: 31 });
  const wanted = {
    centreId,
    interpreterId: readIdentifier(input.interpreterId, 'interpreterId'),
    residentId: readOptionalIdentifier(input.residentId, 'residentId'),
    language: readLanguage(input.language, 'language'),
    startsAt,
    endsAt,
  };
  await context.acts.perform({ place: centreId, at: startsAt });
  const pointers = referencesOf(wanted, centreId, {
    residentAt: startsAt < context.now ? startsAt : context.now,
    duty: { duty: 'INTERPRETING', language: wanted.language },
  });
  const reason = input.override != null ? readText(input.override.reason, 'override.reason', 500) : null;
  const { verification, passedOver } = await checkReferencesBut(context, pointers, reason);
  // While the owner of the staff cannot be asked, a reason that was given counts when it can.
  const isUsed = passedOver.length > 0 || verification === 'UNVERIFIED';
  return { ...wanted, languageException: isUsed ? reason : null, verification };
}
