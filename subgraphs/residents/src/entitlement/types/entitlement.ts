import type { Guarded, RowAccess } from '@mrrm/platform/access/row-access';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { AssistanceCategory } from '../../assistance/values.js';
import { StaffMember } from '../../pointers.js';
import { EntitledGroup, EntitlementRhythm } from '../values.js';

@ObjectType({
  description: 'What everybody of a group is to have of the State at a centre, how much and how often.',
  simpleResolvers: true,
})
export class Entitlement {
  @Field(() => ID, { description: 'Identifier of the setting.' })
  id!: string;

  @Field(() => AssistanceCategory, { description: 'What is to be had.' })
  category!: AssistanceCategory;

  @Field(() => EntitledGroup, { description: 'By whom.' })
  entitled!: EntitledGroup;

  @Field(() => Float, {
    description:
      'How much, within the rhythm; 0 when it is owed no longer. Meals in portions, else in pieces or kits.',
  })
  quantity!: number;

  @Field(() => EntitlementRhythm, { description: 'How often.' })
  rhythm!: EntitlementRhythm;

  @Field(() => String, { description: 'Which standard, law or decision it follows.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether it is an assumption: nobody of the owner has decided it.' })
  assumed!: boolean;

  @Field(() => GraphQLDateTimeISO, { description: 'From when on it holds.' })
  validFrom!: Date;

  @Field(() => Boolean, { description: 'Whether it holds at every centre that has set nothing of its own.' })
  everywhere!: boolean;

  @Field(() => StaffMember, { nullable: true, description: 'Who set it; null when not known.' })
  setBy?: StaffMember | null;
}

@ObjectType({
  description: 'What a resident is to have and has not had, in the present stay.',
  simpleResolvers: true,
})
export class OutstandingEntitlement implements Guarded {
  @Field(() => Entitlement, { description: 'What is to be had.' })
  entitlement!: Entitlement;

  @Field(() => Float, { description: 'How much of it the resident has had since `countedFrom`.' })
  received!: number;

  @Field(() => Float, { description: 'How much is missing.' })
  missing!: number;

  @Field(() => GraphQLDateTimeISO, {
    description: 'From when on what was had counts: the beginning of the day, the month or the stay.',
  })
  countedFrom!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the resident last had it in this stay; null when never.',
  })
  lastReceivedAt?: Date | null;

  residentId!: string;
  access?: RowAccess | undefined;
}

@InputType({ description: 'Sets what everybody of a group is to have at a centre, from now on.' })
export class SetEntitlementInput extends WriteInput {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  centreId!: string;

  @Field(() => AssistanceCategory, { description: 'What is to be had.' })
  category!: AssistanceCategory;

  @Field(() => EntitledGroup, { description: 'By whom.' })
  entitled!: EntitledGroup;

  @Field(() => Float, { description: 'How much, within the rhythm, 0 to 1000; 0 when it is owed no longer.' })
  quantity!: number;

  @Field(() => EntitlementRhythm, { description: 'How often.' })
  rhythm!: EntitlementRhythm;

  @Field(() => String, {
    description: 'Which standard, law or decision it follows, and where that stands, 1 to 500 characters.',
  })
  source!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is an assumption.' })
  assumed!: boolean;
}

export const SetEntitlementPayload = payloadOf('SetEntitlementPayload', 'What came of setting it.', {
  entitlement: [() => Entitlement, 'The new setting; null when the write was refused.'],
});
export type SetEntitlementPayload = InstanceType<typeof SetEntitlementPayload>;
