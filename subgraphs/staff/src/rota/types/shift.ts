import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, SafeZone } from '../../pointers.js';
import { ShiftWindow } from '../values.js';

@ObjectType({
  description: 'A stretch of time at a centre that one organisation covers.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Shift {
  @Field(() => ID, { description: 'Identifier of the shift.' })
  id!: string;

  @Field(() => Centre, { nullable: true, description: 'The centre of the shift.' })
  centre?: Centre | null;

  @Field(() => SafeZone, {
    nullable: true,
    description: 'The safe zone of the shift; null when it serves the whole centre.',
  })
  safeZone?: SafeZone | null;

  @Field(() => ShiftWindow, { description: 'The part of the day.' })
  window!: ShiftWindow;

  @Field(() => GraphQLDateTimeISO, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends, that moment not included.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'How many people it needs.' })
  staffNeeded!: number;

  @Field(() => Verification, {
    description: 'Whether the owner of centre and safe zone has confirmed that they exist.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the shift.' })
  version!: number;

  organisationId!: string;
}

/** A page of shifts, the earliest first. */
export const ShiftConnection = connectionOf(() => Shift, 'Shift');
