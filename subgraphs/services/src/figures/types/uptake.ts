import { Hxl } from '@mrrm/platform/wire/hxl';
import { Field, Int, ObjectType } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';

@ObjectType({
  description: 'What services a group of residents received, of one function.',
  simpleResolvers: true,
})
export class ServiceUptake {
  @Hxl('service+code')
  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Hxl('reached+num')
  @Field(() => Int, {
    nullable: true,
    description: 'How many of the residents received it; null when withheld.',
  })
  residents?: number | null;

  @Hxl('output+sessions+num')
  @Field(() => Int, { nullable: true, description: 'How many sessions they had; null when withheld.' })
  sessions?: number | null;

  @Hxl('status+withheld')
  @Field(() => Boolean, {
    description:
      'Whether the numbers are withheld: fewer than 11 of the residents received it, none of them included, or fewer than 11 did not, or that would follow from other figures of the year.',
  })
  withheld!: boolean;
}
