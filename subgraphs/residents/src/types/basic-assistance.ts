import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BasicAssistanceKind } from '../values.js';
import { Centre } from './centre.js';
import { StaffMember } from './staff-member.js';

@ObjectType({
  description: 'Food, non-food items or basic medical care that the State gave to a resident.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class BasicAssistance {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Field(() => BasicAssistanceKind, { description: 'Under which function it was given.' })
  kind!: BasicAssistanceKind;

  @Field(() => String, { description: 'What was given, in words.' })
  item!: string;

  @Field(() => Float, { description: 'How much of it, in pieces or portions.' })
  quantity!: number;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was given.' })
  providedAt!: Date;

  @Field(() => StaffMember, { nullable: true, description: 'Who gave it; null when not known.' })
  providedBy?: StaffMember | null;

  @Field(() => Centre, { nullable: true, description: 'The centre where it was given.' })
  centre?: Centre | null;

  @Field(() => Int, { description: 'Counts the changes of the record.' })
  version!: number;

  residentId!: string;
}

/** A page of basic assistance, the latest first. */
export const BasicAssistanceConnection = connectionOf(() => BasicAssistance, 'BasicAssistance');
