import 'reflect-metadata';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { GraphQLDateTimeISO } from '../moment.js';

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

  @Field(() => String, { description: 'READ, QUERY, WRITE or REFUSED.' })
  kind!: string;

  @Field(() => String, { description: 'The operation that the client named, or the mutation.' })
  operation!: string;

  @Field(() => String, { description: 'Who acted, as signed in.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'For whom a program acted.' })
  onBehalfOf?: string | null;

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
      'For a QUERY, the lists and totals about this person that were asked for, as `Type.field`; empty otherwise.',
  })
  lists!: string[];

  /** Whose history it is told in. */
  person!: string;
}

/** A page of access events, the latest first. */
export const AccessEventConnection = connectionOf(() => AccessEvent, 'AccessEvent', '@shareable');
