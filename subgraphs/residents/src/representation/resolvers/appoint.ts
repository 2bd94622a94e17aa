import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readOptionalIdentifier, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Appointment, appointLegalRepresentative, MOST_REPRESENTED } from '../repository/appoint.js';
import { endRepresentation } from '../repository/end.js';
import {
  AppointLegalRepresentativeInput,
  AppointLegalRepresentativePayload,
  EndRepresentationInput,
  EndRepresentationPayload,
} from '../types/appoint.js';
import { Representation } from '../types/representation.js';

const constraints = {
  representation_one_at_a_time: {
    message: 'The resident is represented on that day already. Give a later day.',
    path: 'appointedOn',
  },
};

/** Directive (EU) 2024/1346, article 27, as it is recalled and not read: so it warns, and refuses nothing. */
const MANY = warning(
  'RULE_VIOLATION',
  `This legal representative represents more than ${MOST_REPRESENTED} residents whom you see. Consider another one.`,
  'legalRepresentativeId',
);

/** How a representation begins and ends. */
@Resolver(() => Representation)
export class AppointmentResolver {
  @Mutation(() => AppointLegalRepresentativePayload, {
    description: 'Records who represents a resident in law from a day on.',
  })
  appointLegalRepresentative(
    @Arg('input', () => AppointLegalRepresentativeInput, { description: 'Who, for whom and from when.' })
    input: AppointLegalRepresentativeInput,
    @Ctx() context: Context,
  ): Promise<AppointLegalRepresentativePayload> {
    return write(context, input, {
      constraints,
      prepare: () => readAppointment(input),
      act: async (query, wanted) => ({
        ...(await appointLegalRepresentative(context, query, wanted)),
        residentId: wanted.residentId,
      }),
      answer: ({ isMany, ...written }) => ({
        representation: read(context, written),
        userErrors: isMany ? [MANY] : [],
      }),
    });
  }

  @Mutation(() => EndRepresentationPayload, {
    description:
      'Ends who represents a resident in law. That of a child ends by itself on the 18th birthday.',
  })
  endRepresentation(
    @Arg('input', () => EndRepresentationInput, { description: 'Which representation, and why.' })
    input: EndRepresentationInput,
    @Ctx() context: Context,
  ): Promise<EndRepresentationPayload> {
    return write(context, input, {
      act: async (query) => {
        const id = readIdentifier(input.representationId, 'representationId');
        const { expectedVersion, endedOn = null, reason } = input;
        const ending = { representationId: id, expectedVersion, endedOn, reason };
        return { id, residentId: await endRepresentation(context, query, ending) };
      },
      answer: (written) => ({ representation: read(context, written) }),
    });
  }
}

const readAppointment = (input: AppointLegalRepresentativeInput): Appointment => ({
  residentId: readIdentifier(input.residentId, 'residentId'),
  representative: readRepresentative(
    readOptionalIdentifier(input.legalRepresentativeId, 'legalRepresentativeId'),
    ifGiven(input.fullName, (given) => readText(given, 'fullName')),
    ifGiven(input.bureau, (given) => readText(given, 'bureau')),
  ),
  appointedOn: input.appointedOn ?? null,
  ofAdult: input.ofAdult,
});

/** Reads whom a new representation names. @throws Refusal BAD_USER_INPUT unless it is either known or wholly described */
function readRepresentative(
  id: string | null,
  fullName: string | null,
  bureau: string | null,
): Appointment['representative'] {
  if (id && !fullName && !bureau) return { id };
  if (!id && fullName && bureau) return { fullName, bureau };
  throw badInput('Give either a known representative, or the name and the bureau of a new one.');
}

async function read({ loaders }: Context, { id, residentId }: { id: string; residentId: string }) {
  const all = await loaders.representationsOfResident.clear(residentId).load(residentId);
  return all.find((one) => one.id === id) ?? null;
}
