import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ShiftWindow } from '../../premises/values.js';
import { CentreFunction, ResponsibilityLevel } from '../values.js';
import { CooperationSop } from './sop.js';

@InputType({ description: 'One line of an SOP about to be written: who performs which function, and when.' })
export class ResponsibilityInput {
  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Short code of the organisation; one of the parties.' })
  organisation!: string;

  @Field(() => ResponsibilityLevel, {
    description: 'Whether it leads or supports; in one window one organisation leads a function.',
  })
  level!: ResponsibilityLevel;

  @Field(() => [ShiftWindow], { description: 'The shift windows in which it does so, at least one.' })
  windows!: ShiftWindow[];

  @Field(() => String, { description: 'The clause of the document that says so, 1 to 100 characters.' })
  clause!: string;
}

/** What an SOP says. */
@InputType({ description: 'What an SOP says.' })
export abstract class SopContentInput extends WriteInput {
  @Field(() => GraphQLDateTimeISO, {
    description:
      'From when it is to hold: now or later. It never holds before the last party has signed; signed later, it holds from that signature on.',
  })
  validFrom!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when, that moment not included; without an end by default.',
  })
  validUntil?: Date | null;

  @Field(() => Int, {
    defaultValue: 30,
    description:
      'How many days before an early end a party gives notice, 1 to 365; 0 only for an SOP with a single party.',
  })
  noticeDays!: number;

  @Field(() => String, { description: 'Name of the document that is signed.' })
  documentName!: string;

  @Field(() => String, { description: 'SHA-256 of that document, in hexadecimal.' })
  documentSha256!: string;

  @Field(() => [String], {
    description:
      'Short codes of the organisations that sign it, 1 to 20. The owner of the premises is one of them; each party of the SOP that stands is one as well, or releases the draft.',
  })
  parties!: string[];

  @Field(() => [ResponsibilityInput], { description: 'Who performs which function, 1 to 200 lines.' })
  responsibilities!: ResponsibilityInput[];
}

@InputType({ description: 'Drafts the next version of the SOP of a centre.' })
export class DraftSopInput extends SopContentInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;
}

@InputType({ description: 'Writes a draft anew that nobody has signed yet.' })
export class ReviseSopInput extends SopContentInput {
  @Field(() => ID, { description: 'The draft.' })
  sopId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
}

@InputType({ description: "Signs an SOP for the signer's own organisation." })
export class SignSopInput extends WriteInput {
  @Field(() => ID, { description: 'The SOP.' })
  sopId!: string;

  @Field(() => Int, { description: 'The `version` that the signer has read; another one is not signed.' })
  expectedVersion!: number;

  @Field(() => String, {
    description: 'SHA-256 of the document that the signer has read; it has to be that of the SOP.',
  })
  documentSha256!: string;

  @Field(() => String, { description: 'Name and function of the signer, as in the document.' })
  signedBy!: string;
}

@InputType({ description: 'Ends an SOP early, for a party of it.' })
export class EndSopInput extends WriteInput {
  @Field(() => ID, { description: 'The SOP.' })
  sopId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when it holds no longer; the earliest moment that the notice allows by default.',
  })
  endsAt?: Date | null;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

export const SopPayload = payloadOf('SopPayload', 'What came of a write on an SOP.', {
  sop: [() => CooperationSop, 'The SOP; null when it was refused.'],
});
export type SopPayload = InstanceType<typeof SopPayload>;
