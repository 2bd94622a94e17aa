import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Field, InputType, ObjectType } from 'type-graphql';
import { InformationSource } from '../values.js';

@ObjectType({ description: 'A name that somebody used or was given elsewhere.', simpleResolvers: true })
export class OtherName {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => InformationSource, { description: 'Who or what said that it is one of this resident.' })
  toldBy!: InformationSource;

  residentId!: string;

  access?: RowAccess | undefined;
}

@InputType({ description: 'A name that somebody used or was given elsewhere.' })
export class OtherNameInput {
  @Field(() => String, { description: 'The name, 1 to 200 characters, without a comma.' })
  name!: string;

  @Field(() => InformationSource, { description: 'Who or what said so.' })
  toldBy!: InformationSource;
}
