import { PageArguments } from '@mrrm/platform/reading/connection';
import { ArgsType, Field } from 'type-graphql';
import { CentreFunction } from '../../access/values.js';

@ArgsType()
export class SessionPageArguments extends PageArguments {
  @Field(() => CentreFunction, { nullable: true, description: 'Only sessions of this function.' })
  function?: CentreFunction | null;
}
