import { connectionOf, PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Employer } from '../../people/values.js';
import { Centre, SafeZone } from '../../pointers.js';

@ObjectType({
  description: 'What one shift tells the next. Written once; the next shift acknowledges it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Handover {
  @Field(() => ID, { description: 'Identifier of the handover.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre that it is about.' })
  centre?: Centre | null;

  @Field(() => SafeZone, {
    nullable: true,
    description: 'The safe zone that it is about; null for the whole centre.',
  })
  safeZone?: SafeZone | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was written.' })
  writtenAt!: Date;

  @Field(() => String, { description: 'What happened, in words.' })
  summary!: string;

  @Field(() => [String], { description: 'What the next shift has to do.' })
  openPoints!: string[];

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the next shift acknowledged it; null while it has not.',
  })
  acknowledgedAt?: Date | null;

  @Field(() => Int, { description: 'Counts the changes of the handover; pass it as `expectedVersion`.' })
  version!: number;

  shiftId!: string;
  writtenById!: string | null;
  acknowledgedById!: string | null;
}

/** A page of handovers, the latest first. */
export const HandoverConnection = connectionOf(() => Handover, 'Handover');

@ArgsType()
export class HandoverPageArguments extends PageArguments {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those that nobody has acknowledged yet; false: those that somebody has; all by default.',
  })
  open?: boolean | null;

  @Field(() => Employer, {
    nullable: true,
    description: 'Those of the shifts of this kind of employer; of all by default.',
  })
  employer?: Employer | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Those written within so many days, 1 to 366; of any age by default.',
  })
  days?: number | null;
}
