import { ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What organisations have begun for a resident and not ended, as far as the reader may see it. A departure ends none of it by itself.',
  simpleResolvers: true,
})
export class OpenServices {
  residentId!: string;
}
