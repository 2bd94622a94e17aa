import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { type ClassType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';

const HOURS = {
  checkHours: 'Hours from one check of somebody to the next, where no leave says otherwise.',
  caseManagerHours: 'Hours after which the case manager is told.',
  centreManagerHours: 'Hours after which the centre manager is told.',
  legalRepresentativeHours: 'Hours after which the legal representative of a child is told.',
  policeHours: 'Hours after which the State notifies the police.',
  childProtectionHours: 'Hours after which the State notifies the authority for the protection of children.',
  interviewHours: 'Hours from a return to the interview about it.',
};
type Hours = Record<keyof typeof HOURS, number>;

/** Says each of the hours on a class. @param more what bounds them */
function withHours<Made extends ClassType<Hours>>(made: Made, more: string): Made {
  for (const [name, description] of Object.entries(HOURS))
    Field(() => Int, { description: `${description}${more}` })(made.prototype, name);
  return made;
}

@ObjectType({
  description:
    'After how many hours what is due at a centre about who is not there. The hours of steps count from when somebody was not known to be there any longer.',
  simpleResolvers: true,
})
export class MissingClock {
  @Field(() => ID, { nullable: true, description: 'Identifier of the setting; null for the usual one.' })
  id?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'From when on it holds, until the next one; null for the usual one, where a centre has said nothing.',
  })
  validFrom?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was set so; null for the usual one.' })
  reason?: string | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who set it; null when not known.' })
  setBy?: StaffMember | null;

  checkHours!: number;
  caseManagerHours!: number;
  centreManagerHours!: number;
  legalRepresentativeHours!: number;
  policeHours!: number;
  childProtectionHours!: number;
  interviewHours!: number;
}
withHours(MissingClock, '');

@InputType({
  description: 'Sets after how many hours what is due at a centre about who is not there, from now on.',
})
export class SetMissingClockInput extends WriteInput {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Why it is set so, 1 to 500 characters.' })
  reason!: string;

  checkHours!: number;
  caseManagerHours!: number;
  centreManagerHours!: number;
  legalRepresentativeHours!: number;
  policeHours!: number;
  childProtectionHours!: number;
  interviewHours!: number;
}
withHours(SetMissingClockInput, ' Up to 336; of a check and an interview at least 1.');

export const SetMissingClockPayload = payloadOf(
  'SetMissingClockPayload',
  'What came of setting the clock of a centre.',
  { missingClock: [() => MissingClock, 'The new setting; null when the write was refused.'] },
);
export type SetMissingClockPayload = InstanceType<typeof SetMissingClockPayload>;
