import { Field, ObjectType } from 'type-graphql';
import { Resident } from '../../pointers.js';

@ObjectType({
  description:
    'What organisations have begun for a resident and not ended, as far as the reader may see it. A departure ends none of it by itself.',
  simpleResolvers: true,
})
export class OpenServices {
  @Field(() => Resident, { nullable: true, description: 'Whom it waits for.' })
  resident?: Resident | null;

  residentId!: string;
}
