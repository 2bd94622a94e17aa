import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Field, InputType, ObjectType } from 'type-graphql';
import { LanguageLevel } from '../values.js';

@ObjectType({ description: 'How well a resident speaks and writes a language.', simpleResolvers: true })
export class LanguageSkill {
  @Field(() => String, { description: 'The language, an ISO 639 code such as `ar`.' })
  language!: string;

  @Field(() => LanguageLevel, { description: 'How well the resident speaks and understands it.' })
  spoken!: LanguageLevel;

  @Field(() => LanguageLevel, { description: 'How well the resident reads and writes it.' })
  written!: LanguageLevel;

  residentId!: string;

  access?: RowAccess | undefined;
}

@InputType({ description: 'How well somebody speaks and writes a language.' })
export class LanguageSkillInput {
  @Field(() => String, { description: 'The language, an ISO 639 code such as `ar`.' })
  language!: string;

  @Field(() => LanguageLevel, { defaultValue: 'UNKNOWN', description: 'How well it is spoken.' })
  spoken!: LanguageLevel;

  @Field(() => LanguageLevel, { defaultValue: 'UNKNOWN', description: 'How well it is written.' })
  written!: LanguageLevel;
}
