import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readCode, readNationality, readText } from '@mrrm/platform/writing/input';
import { warning } from '@mrrm/platform/writing/user-error';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { endKept } from '../../register/repository/kept.js';
import { readReplaced } from '../../register/resolvers/read-replaced.js';
import { Resident } from '../../register/types/resident.js';
import { isCarriedTwice } from '../repository/carried.js';
import { recordDocument } from '../repository/record.js';
import { identityDocument } from '../table.js';
import {
  EndIdentityDocumentInput,
  IdentityDocument,
  IdentityDocumentPayload,
  RecordIdentityDocumentInput,
} from '../types/document.js';

@Resolver(() => Resident)
export class DocumentsOfResidentResolver {
  @FieldResolver(() => [IdentityDocument], {
    nullable: true,
    description:
      'Documents that say who the resident is; those that hold first, then what was ended. Empty means that none is on record.',
  })
  identityDocuments(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<IdentityDocument[]> {
    return loaders.documentsOfResident.load(id);
  }
}

const CARRIED_TWICE = warning(
  'CONFLICT',
  'Somebody else on record carries this document: see `possibleDuplicates` of the resident. If it is one person, ask for `mergeResidents`; else correct the document or use `tellResidentsApart`.',
  'number',
);

@Resolver(() => IdentityDocument)
export class DocumentResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Whose document it is.' })
  resident(@Root() { residentId }: IdentityDocument, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Mutation(() => IdentityDocumentPayload, {
    description:
      'Records a document that says who somebody is, and warns when somebody else on record carries the same one. What was recorded wrongly is recorded anew in its place, with a reason.',
  })
  recordIdentityDocument(
    @Arg('input', () => RecordIdentityDocumentInput, {
      description: 'Whose document, and what stands in it.',
    })
    input: RecordIdentityDocumentInput,
    @Ctx() context: Context,
  ): Promise<IdentityDocumentPayload> {
    return write(context, input, {
      prepare: () => readDocument(input),
      act: async (query, wanted) => {
        const id = await recordDocument(context, query, wanted);
        return { id, isCarriedTwice: await isCarriedTwice(context, query, id) };
      },
      answer: ({ id, isCarriedTwice }) => ({
        document: reread(context.loaders.document, id),
        userErrors: isCarriedTwice ? [CARRIED_TWICE] : [],
      }),
    });
  }

  @Mutation(() => IdentityDocumentPayload, {
    description: 'Ends a record of a document; it is kept with the reason.',
  })
  endIdentityDocument(
    @Arg('input', () => EndIdentityDocumentInput, { description: 'Which record, and why.' })
    input: EndIdentityDocumentInput,
    @Ctx() context: Context,
  ): Promise<IdentityDocumentPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.identityDocumentId, 'identityDocumentId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
        path: 'identityDocumentId',
      }),
      act: async (query, wanted) => ({
        id: wanted.id,
        residentId: await endKept(context, query, identityDocument, 'DOCUMENTS', wanted),
      }),
      answer: ({ id }) => ({ document: reread(context.loaders.document, id) }),
    });
  }
}

/** @throws Refusal BAD_USER_INPUT */
function readDocument(input: RecordIdentityDocumentInput) {
  const { type, seen, issuedOn = null, expiresOn = null } = input;
  if (issuedOn && expiresOn && expiresOn < issuedOn)
    throw badInput('It would expire before it was issued.', 'expiresOn');
  return {
    ...{ type, seen, issuedOn, expiresOn },
    residentId: readIdentifier(input.residentId, 'residentId'),
    number: ifGiven(input.number, (given) => readCode(given, 'number')),
    issuingCountry: ifGiven(input.issuingCountry, (given) => readNationality(given, 'issuingCountry')),
    keptWhere: ifGiven(input.keptWhere, (given) => readText(given, 'keptWhere')),
    replaces: readReplaced(input.identityDocumentId, 'identityDocumentId', input.reason),
  };
}
