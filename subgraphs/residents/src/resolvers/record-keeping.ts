import { readIdentifier } from '@mrrm/platform/values/identifiers';
import {
  ifGiven,
  readLongText,
  readNumber,
  readOptionalIdentifier,
  readPast,
  readText,
} from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { performFor } from '../agreement/perform.js';
import type { Context } from '../context.js';
import { insertBasicAssistance, insertVulnerability } from '../repository/record-writes.js';
import {
  appointLegalRepresentative,
  endRepresentation,
  readRepresentative,
} from '../repository/representation-writes.js';
import {
  AppointLegalRepresentativeInput,
  AppointLegalRepresentativePayload,
  EndRepresentationInput,
  EndRepresentationPayload,
  ProvideBasicAssistanceInput,
  ProvideBasicAssistancePayload,
  RecordVulnerabilityInput,
  RecordVulnerabilityPayload,
} from '../types/record-writes.js';
import { Resident } from '../types/resident.js';

const LONGEST_NOTE = 4000;
/** As the table keeps them. */
const QUANTITIES = { least: 0.01, most: 999_999, decimals: 2 };

/** The writes on what is on record about a resident. */
@Resolver(() => Resident)
export class RecordKeepingResolver {
  @Mutation(() => ProvideBasicAssistancePayload, {
    description: 'Records what the State gave to a resident.',
  })
  async provideBasicAssistance(
    @Arg('input', () => ProvideBasicAssistanceInput, { description: 'What, to whom and when.' })
    input: ProvideBasicAssistanceInput,
    @Ctx() context: Context,
  ): Promise<ProvideBasicAssistancePayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'provideBasicAssistance', input },
      async (query, { providedAt }) => {
        const { kind } = input;
        const quantity = readNumber(input.quantity, 'quantity', QUANTITIES);
        const id = await insertBasicAssistance(context, query, {
          residentId: readIdentifier(input.residentId, 'residentId'),
          kind,
          quantity,
          item: readText(input.item, 'item'),
          providedAt,
          providedById: context.actor.staffMember ?? null,
        });
        return { id };
      },
      async () => {
        const providedAt = readPast(input.providedAt, context.now, 'providedAt');
        await performFor(context, input.residentId, providedAt, [input.kind]);
        return { providedAt };
      },
    );
    const { basicAssistance: loader } = context.loaders;
    return { basicAssistance: result ? await loader.clear(result.id).load(result.id) : null, userErrors };
  }

  @Mutation(() => RecordVulnerabilityPayload, {
    description: 'Records what makes a resident need special protection.',
  })
  async recordVulnerability(
    @Arg('input', () => RecordVulnerabilityInput, { description: 'What was identified, and in whom.' })
    input: RecordVulnerabilityInput,
    @Ctx() context: Context,
  ): Promise<RecordVulnerabilityPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'recordVulnerability', input },
      async (query, { identifiedAt }) => {
        const id = await insertVulnerability(context, query, {
          residentId: readIdentifier(input.residentId, 'residentId'),
          kind: input.kind,
          identifiedAt,
          identifiedById: context.actor.staffMember ?? null,
          note: ifGiven(input.note, (given) => readLongText(given, 'note', LONGEST_NOTE)),
        });
        return { id };
      },
      async () => {
        const identifiedAt = readPast(input.identifiedAt, context.now, 'identifiedAt');
        await performFor(context, input.residentId, identifiedAt);
        return { identifiedAt };
      },
    );
    const { vulnerability: loader } = context.loaders;
    return { vulnerability: result ? await loader.clear(result.id).load(result.id) : null, userErrors };
  }

  @Mutation(() => AppointLegalRepresentativePayload, {
    description: 'Records who represents a resident in law from a day on.',
  })
  async appointLegalRepresentative(
    @Arg('input', () => AppointLegalRepresentativeInput, { description: 'Who, for whom and from when.' })
    input: AppointLegalRepresentativeInput,
    @Ctx() context: Context,
  ): Promise<AppointLegalRepresentativePayload> {
    const meanwhile = {
      message: 'The resident is represented on that day already. Give a later day.',
      path: 'appointedOn',
    };
    const messages = { representation_one_at_a_time: meanwhile };
    const { result, userErrors } = await mutate(
      context,
      { operation: 'appointLegalRepresentative', input, messages },
      async (query) => {
        const residentId = readIdentifier(input.residentId, 'residentId');
        const { legalRepresentativeId: known, fullName, bureau } = input;
        const id = await appointLegalRepresentative(context, query, {
          residentId,
          representative: readRepresentative(
            readOptionalIdentifier(known, 'legalRepresentativeId'),
            ifGiven(fullName, (given) => readText(given, 'fullName')),
            ifGiven(bureau, (given) => readText(given, 'bureau')),
          ),
          appointedOn: input.appointedOn ?? null,
          ofAdult: input.ofAdult,
        });
        return { id, residentId };
      },
    );
    return { representation: await readRepresentation(context, result), userErrors };
  }

  @Mutation(() => EndRepresentationPayload, {
    description:
      'Ends who represents a resident in law. That of a child ends by itself on the 18th birthday.',
  })
  async endRepresentation(
    @Arg('input', () => EndRepresentationInput, { description: 'Which representation, and why.' })
    input: EndRepresentationInput,
    @Ctx() context: Context,
  ): Promise<EndRepresentationPayload> {
    const { result, userErrors } = await mutate(
      context,
      { operation: 'endRepresentation', input },
      async (query) => {
        const id = readIdentifier(input.representationId, 'representationId');
        const { expectedVersion, endedOn = null, reason } = input;
        const ending = { representationId: id, expectedVersion, endedOn, reason };
        return { id, residentId: await endRepresentation(context, query, ending) };
      },
    );
    return { representation: await readRepresentation(context, result), userErrors };
  }
}

async function readRepresentation(
  { loaders }: Context,
  written: { id: string; residentId: string } | undefined,
) {
  if (!written) return null;
  const all = await loaders.representationsOfResident.clear(written.residentId).load(written.residentId);
  return all.find(({ id }) => id === written.id) ?? null;
}
