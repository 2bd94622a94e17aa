import 'reflect-metadata';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../reading/connection.js';
import { GraphQLDateTimeISO } from '../values/moment.js';

@ObjectType({
  description: 'One act of somebody on what is on record about one person.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class AccessEvent {
  @Field(() => Int, { description: "Its place in the owner's audit." })
  sequence!: number;

  @Field(() => String, { description: 'The slice in whose audit it stands.' })
  owner!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, {
    description:
      'READ, QUERY, WRITE or REFUSED. A QUERY asked about the person, and was handed out nothing of them.',
  })
  kind!: string;

  @Field(() => String, {
    description:
      'The name that the client gave its operation, cut to 80 characters and empty when it gave none; or the mutation.',
  })
  operation!: string;

  @Field(() => String, {
    description:
      'Who acted: the person, or the service that asked, as `ORGANISATION:subject`, or `ORGANISATION/name:subject` where an organisation has several sign-ins.',
  })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The person for whom a service asked, written as `subject` is; null when it asked for nobody.',
  })
  onBehalfOf?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation of that person.' })
  onBehalfOfOrganisation?: string | null;

  @Field(() => String, { nullable: true, description: 'The role of that person.' })
  onBehalfOfRole?: string | null;

  @Field(() => String, { nullable: true, description: 'The purpose for which that person asked.' })
  onBehalfOfPurpose?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The program that acted for the person, as their sign-in names it.',
  })
  program?: string | null;

  @Field(() => String, { description: 'Code of the organisation of the one who acted.' })
  organisation!: string;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => String, { description: 'For what purpose.' })
  purpose!: string;

  @Field(() => String, { description: 'Through which client application.' })
  client!: string;

  @Field(() => String, { description: 'Identifier of the request, the same in every slice that it touched.' })
  request!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The client's own identifier of its request, if it sent a UUID in `x-request-id`. It may come twice.",
  })
  correlation?: string | null;

  @Field(() => [String], { description: 'The groups of fields that were read, selected by or refused.' })
  groups!: string[];

  @Field(() => [String], {
    description: 'On what it rested: own organisation, law, a consent, a clause of an SOP, an emergency.',
  })
  bases!: string[];

  @Field(() => String, { description: 'DONE, REPEATED, or the code of the refusal.' })
  outcome!: string;

  @Field(() => [String], {
    description:
      'The lists, totals and look-ups about this person that were asked for, as `Type.field`: by filter, by count, or of whom there was nothing.',
  })
  lists!: string[];

  /** Whose history it is told in. */
  person!: string;
}

/** A page of access events, the latest first. */
export const AccessEventConnection = connectionOf(() => AccessEvent, 'AccessEvent', '@shareable');
