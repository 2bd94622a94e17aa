import { connectionOf } from '@mrrm/platform/reading/connection';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { CentreKind } from '../values.js';

@ObjectType({
  description: 'A centre run by the State in which migrants are received and live.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Centre {
  @Field(() => ID, { description: 'Identifier of the centre.' })
  id!: string;

  @Hxl('loc+centre+code')
  @Field(() => String, { description: 'Short code of the centre, unique in the graph, such as RRC-SOFIA.' })
  code!: string;

  @Hxl('loc+centre+name')
  @Field(() => String, { description: 'Name of the centre.' })
  name!: string;

  @Field(() => CentreKind, {
    description: 'What the centre was registered as. What it is for on a day is its `purpose`.',
  })
  kind!: CentreKind;

  @Field(() => String, { description: 'Country of the centre, as an ISO 3166 alpha-3 code.' })
  country!: string;

  @Field(() => String, { description: 'The authority that runs the centre.' })
  authority!: string;

  @Field(() => String, { description: 'Time zone of the centre, as an IANA name such as Europe/Sofia.' })
  timeZone!: string;
}

/** A page of centres, by code. */
export const CentreConnection = connectionOf(() => Centre, 'Centre');
