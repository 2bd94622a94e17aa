import 'reflect-metadata';
import { sql } from 'drizzle-orm';
import {
  Arg,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { z } from 'zod';
import { seesAllCentres } from '../access/all-centres.js';
import { mustReach, visibleAt } from '../access/visible-at.js';
import type { Context, Request } from '../context.js';
import { isOneOf } from '../database/conditions.js';
import { rows } from '../database/rows.js';
import { readIdentifier } from '../values/identifiers.js';
import { GraphQLDateTimeISO } from '../values/moment.js';
import { Purpose } from '../wire/purposes.js';
import { type Payload, payloadOf } from '../writing/payload.js';
import { ChangeInput, WriteInput } from '../writing/write-input.js';
import { write } from '../writing/writes.js';
import { endSharing, insertSharing, readSharing, tableOf } from './sharing.js';

/** How a slice names what its owner opens to the parties of an agreement. */
export interface SharingNames {
  /** The type of a clause. */
  type: string;
  /** The field of a place that lists its clauses. */
  field: string;
  /** Whose records they are, in the plural and capitalised, as the names of inputs and mutations have it. */
  records: string;
}

/** What the types of clauses point to, and the words of the owner's groups of fields. */
export interface SharingTypes {
  place: () => ClassType<{ id: string }>;
  organisation: () => ClassType<{ code: string }>;
  fieldGroups: Readonly<Record<string, string>>;
}

/** The batch that a slice's loaders have for the clauses of places: see {@link findSharing}. */
interface SharingLoaders {
  sharingOfCentre: { load(centreId: string): Promise<Clause[]> };
}

const clause = z.object({
  id: z.string(),
  centreId: z.string(),
  organisationCode: z.string(),
  fieldGroups: z.array(z.string()),
  purposes: z.array(z.enum(Purpose)),
  sopId: z.string(),
  clause: z.string(),
  validFrom: z.coerce.date(),
  validUntil: z.coerce.date().nullable(),
  version: z.number(),
});

/** A clause that opens data, as it is kept. */
export type Clause = z.infer<typeof clause> & { organisation: { code: string } };

/** The clauses that one of these is, or that lie at one of these places; the latest first, also those that are over. */
async function find(request: Request, column: 'id' | 'centre_id', ids: string[]): Promise<Clause[]> {
  const found = await rows(
    await request.database.read(),
    sql`select id, centre_id as "centreId", organisation as "organisationCode", field_groups as "fieldGroups", purposes,
        sop_id as "sopId", clause, valid_from as "validFrom", valid_until as "validUntil", version
      from ${tableOf(request.owner)}
      where ${isOneOf(sql`${sql.identifier(column)}`, ids)} and ${visibleAt(request, 'SHARING', sql`centre_id`)}
      order by valid_from desc, id desc`,
    clause,
  );
  return found.map((row) => ({ ...row, organisation: { code: row.organisationCode } }));
}

/** The clauses of places that open data, the latest first; also those that are over. */
export const findSharing = (request: Request, centreIds: string[]): Promise<Clause[]> =>
  find(request, 'centre_id', centreIds);

const readWritten = async (request: Request, id: string) => (await find(request, 'id', [id]))[0] ?? null;

/**
 * Makes, for one slice, the annex of an agreement on data: what its owner opens to the other parties, under which clause,
 * with the writes that open and close. The slice's loaders hold `sharingOfCentre`, its access table the groups SHARING
 * (who reads the clauses) and those of the two mutations.
 */
export function sharingResolver(
  { type, field, records }: SharingNames,
  { place, organisation, fieldGroups }: SharingTypes,
): ClassType<object> {
  const named = records.toLowerCase();

  @ObjectType(type, {
    description: `What the owner opens of the records of ${named} to a party of an SOP, under a clause of it.`,
    simpleResolvers: true,
  })
  class Sharing implements Clause {
    @Field(() => ID, { description: 'Identifier of the clause.' })
    id!: string;

    @Field(organisation, { nullable: true, description: 'The organisation to which it opens them.' })
    organisation!: { code: string };

    @Field(() => String, { description: 'Short code of that organisation.' })
    organisationCode!: string;

    @Field(() => [fieldGroups], { description: 'The groups of fields.' })
    fieldGroups!: string[];

    @Field(() => [Purpose], { description: 'The purposes of use for which they are open.' })
    purposes!: Purpose[];

    @Field(() => ID, { description: 'Identifier of the SOP on which it rests.' })
    sopId!: string;

    @Field(() => String, { description: 'The clause of the SOP that says so.' })
    clause!: string;

    @Field(() => GraphQLDateTimeISO, { description: 'From when they are open.' })
    validFrom!: Date;

    @Field(() => GraphQLDateTimeISO, {
      nullable: true,
      description:
        'Until when, that moment not included: never longer than the SOP holds. Null when without an end.',
    })
    validUntil!: Date | null;

    @Field(() => Int, { description: 'Counts the changes of the clause; pass it as `expectedVersion`.' })
    version!: number;

    centreId!: string;
  }

  @InputType(`Share${records}Input`, {
    description: 'Opens groups of fields of a centre to a party of its SOP.',
  })
  class ShareInput extends WriteInput {
    @Field(() => ID, { description: 'The centre.' })
    centreId!: string;

    @Field(() => ID, { description: 'The SOP on which it rests: signed by every party, and not over.' })
    sopId!: string;

    @Field(() => String, { description: 'Short code of the organisation; a party of the SOP.' })
    organisation!: string;

    @Field(() => [fieldGroups], { description: 'The groups of fields.' })
    fieldGroups!: string[];

    @Field(() => [Purpose], { description: 'The purposes of use, 1 to 10.' })
    purposes!: Purpose[];

    @Field(() => String, { description: 'The clause of the SOP that says so.' })
    clause!: string;

    @Field(() => GraphQLDateTimeISO, {
      nullable: true,
      description: 'From when; now by default, and never before the SOP holds.',
    })
    validFrom?: Date | null;
  }

  @InputType(`StopSharing${records}Input`, { description: 'Closes from now on what a clause opened.' })
  class StopSharingInput extends ChangeInput {
    @Field(() => ID, { description: 'The clause.' })
    sharingId!: string;
  }

  const told = { sharing: [() => Sharing, 'The clause; null when it was refused.'] } as const;
  const SharePayload = payloadOf(
    `Share${records}Payload`,
    'What came of opening or closing groups of fields.',
    told,
  );

  @Resolver(place)
  class SharingResolver {
    @FieldResolver(() => [Sharing], {
      name: field,
      nullable: true,
      description: `What is or was open of the records of ${named} here to other organisations, the latest clause first.`,
    })
    sharing(@Root() { id }: { id: string }, @Ctx() { loaders }: Context<SharingLoaders>): Promise<Clause[]> {
      return loaders.sharingOfCentre.load(id);
    }

    @Mutation(() => SharePayload, {
      name: `share${records}`,
      description: 'Opens groups of fields of a centre to a party of its SOP, as long as the SOP holds.',
    })
    share(
      @Arg('input', () => ShareInput, { description: 'What, to whom, for what, under which clause.' })
      input: ShareInput,
      @Ctx() context: Request,
    ): Promise<Payload<typeof told>> {
      return write(context, input, {
        prepare: () => {
          mustReach(context, readIdentifier(input.centreId, 'centreId'), 'centreId');
          return readSharing(context, input);
        },
        act: async (query, wanted) => ({ id: await insertSharing(query, context.owner, wanted) }),
        answer: ({ id }) => ({ sharing: readWritten(context, id) }),
      });
    }

    @Mutation(() => SharePayload, {
      name: `stopSharing${records}`,
      description: 'Closes from now on what a clause opened.',
    })
    stop(
      @Arg('input', () => StopSharingInput, { description: 'Which clause.' }) input: StopSharingInput,
      @Ctx() context: Request,
    ): Promise<Payload<typeof told>> {
      const { actor, judge, now, owner } = context;
      return write(context, input, {
        act: async (query) => {
          const id = readIdentifier(input.sharingId, 'sharingId');
          const centres = seesAllCentres(judge.table.roles, actor) ? ('ALL' as const) : actor.centres;
          await endSharing(query, owner, { id, expectedVersion: input.expectedVersion, now, centres });
          return { id };
        },
        answer: ({ id }) => ({ sharing: readWritten(context, id) }),
      });
    }
  }

  return SharingResolver;
}
