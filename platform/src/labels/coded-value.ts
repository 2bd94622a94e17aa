import 'reflect-metadata';
import { Arg, Directive, Field, ObjectType } from 'type-graphql';
import { type DescribedList, describedList } from '../schema/value-list.js';
import { HxlAttribute } from '../wire/hxl.js';
import { type Label, type Language, labelIn } from './label.js';
import { labels } from './labels.js';

export const Locale = describedList(
  'Locale',
  'A language in which words of lists have labels.',
  labels.Locale,
  { EN: 'English.', FR: 'French.', BG: 'Bulgarian.' } satisfies Record<Language, string>,
);
export type Locale = keyof typeof Locale;

@ObjectType({ description: 'A word of a closed list, with what people read for it.' })
@Directive('@shareable')
export class CodedValue {
  readonly #label: Label;

  @HxlAttribute('code')
  @Field(() => String, { description: 'The word, as the fields and arguments of this list have it.' })
  readonly value: string;

  @HxlAttribute('description')
  @Field(() => String, { description: 'What it means, in English: a sentence, for a help text.' })
  readonly meaning: string;

  constructor(value: string, meaning: string, label: Label) {
    this.value = value;
    this.meaning = meaning;
    this.#label = label;
  }

  @HxlAttribute('name')
  @Field(() => String, {
    description:
      'What to show for it, in a box or a column: short, and never the same for two words of a list.',
  })
  label(
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'In which language.' })
    locale: Locale,
  ): string {
    return labelIn(this.#label, locale);
  }
}

@ObjectType({ description: 'A closed list: the words of one enum of this schema.', simpleResolvers: true })
@Directive('@shareable')
export class ValueList {
  @Field(() => String, { description: 'The name of the enum, such as Sex.' })
  name!: string;

  @Field(() => String, { description: 'What the list says, in English.' })
  description!: string;

  @Field(() => [CodedValue], {
    description: 'Its words, in the order in which people should find them.',
  })
  values!: CodedValue[];
}

/** A described list as the graph answers it. */
export const toValueList = ({ name, description, meanings, labels: of }: DescribedList): ValueList => ({
  name,
  description,
  values: Object.entries(meanings).map(([word, meaning]) => new CodedValue(word, meaning, of[word]!)),
});
