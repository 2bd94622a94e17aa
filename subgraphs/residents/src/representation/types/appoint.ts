import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { RepresentationEnd } from '../values.js';
import { Representation } from './representation.js';

@InputType({ description: 'Records who represents a resident in law from a day on.' })
export class AppointLegalRepresentativeInput extends WriteInput {
  @Field(() => ID, { description: 'Who is represented.' })
  residentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A legal representative already known; else give name and bureau.',
  })
  legalRepresentativeId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a representative not known yet.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'Bureau of a representative not known yet.' })
  bureau?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day of the representation; today by default. The present one ends on it.',
  })
  appointedOn?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether an adult is represented; for a child it ends on the 18th birthday at the centre.',
  })
  ofAdult!: boolean;
}

@InputType({ description: 'Ends a legal representation.' })
export class EndRepresentationInput extends ChangeInput {
  @Field(() => ID, { description: 'Which representation.' })
  representationId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which it holds no longer; today by default, never later.',
  })
  endedOn?: string | null;

  @Field(() => RepresentationEnd, { description: 'Why it ends.' })
  reason!: RepresentationEnd;
}

export const AppointLegalRepresentativePayload = payloadOf(
  'AppointLegalRepresentativePayload',
  'What came of appointing a legal representative.',
  {
    representation: [() => Representation, 'The new representation; null when the write was refused.'],
  },
);
export type AppointLegalRepresentativePayload = InstanceType<typeof AppointLegalRepresentativePayload>;

export const EndRepresentationPayload = payloadOf(
  'EndRepresentationPayload',
  'What came of ending a legal representation.',
  {
    representation: [() => Representation, 'The representation; null when the write was refused.'],
  },
);
export type EndRepresentationPayload = InstanceType<typeof EndRepresentationPayload>;
