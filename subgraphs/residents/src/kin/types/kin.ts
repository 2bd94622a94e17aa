import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EndInput, KeptRecord } from '../../register/types/kept.js';
import { InformationSource } from '../../register/values.js';
import { KinKind, KinRelation, KinStanding, SafeToContact } from '../values.js';

@ObjectType({
  description: 'A relative of a resident: another resident, or somebody outside.',
  simpleResolvers: true,
})
export class Kin extends KeptRecord {
  @Field(() => KinRelation, { description: 'What the relative is to the resident.' })
  relation!: KinRelation;

  @Field(() => KinKind, {
    description: 'Whether the relative is a resident, and one whom the reader may see.',
  })
  kind!: KinKind;

  @Field(() => String, {
    nullable: true,
    description: 'The name of somebody outside; null for another resident.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where somebody outside is, in words; null when that is not known, and for another resident.',
  })
  place?: string | null;

  @Field(() => KinStanding, { description: 'Whether the relation was looked into.' })
  standing!: KinStanding;

  @Field(() => SafeToContact, { description: 'Whether the relative may be contacted.' })
  safeToContact!: SafeToContact;

  @Field(() => InformationSource, { description: 'Who or what said so.' })
  toldBy!: InformationSource;

  /** Who the relative is, if a resident whom the reader may see. */
  otherId?: string | null;
}

@InputType({ description: 'Records a relative of a resident, or in place of another record what is right.' })
export class RecordKinInput extends WriteInput {
  @Field(() => ID, { description: 'Whose relative.' })
  residentId!: string;

  @Field(() => KinRelation, { description: 'What the relative is to the resident.' })
  relation!: KinRelation;

  @Field(() => ID, {
    nullable: true,
    description:
      'The relative, if another resident: of that one it is recorded the other way round. Else give a name.',
  })
  otherId?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of somebody outside, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where somebody outside is, in words, 1 to 200 characters.',
  })
  place?: string | null;

  @Field(() => KinStanding, { defaultValue: 'CLAIMED', description: 'Whether it was looked into.' })
  standing!: KinStanding;

  @Field(() => SafeToContact, {
    defaultValue: 'UNKNOWN',
    description: 'Whether the relative may be contacted.',
  })
  safeToContact!: SafeToContact;

  @Field(() => InformationSource, { description: 'Who or what said so.' })
  toldBy!: InformationSource;

  @Field(() => ID, {
    nullable: true,
    description: 'A record of the same resident in whose place this one stands: it is ended, and kept.',
  })
  kinId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why that record is replaced, 1 to 500 characters; needed with `kinId`.',
  })
  reason?: string | null;
}

@InputType({ description: 'Ends a record of a relative that was wrong, or holds no longer.' })
export class EndKinInput extends EndInput {
  @Field(() => ID, { description: 'Which record.' })
  kinId!: string;
}

export const KinPayload = payloadOf('KinPayload', 'What came of recording a relative, or of ending it.', {
  kin: [() => Kin, 'The relative; null when the write was refused.'],
});
export type KinPayload = InstanceType<typeof KinPayload>;
