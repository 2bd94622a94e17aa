import { readLanguage } from '@mrrm/platform/writing/input';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class LanguageArguments {
  @Field(() => String, { description: 'The language asked for, as an ISO 639 code such as `ar`.' })
  language!: string;

  @Field(() => String, {
    defaultValue: 'en',
    description: 'The language to fall back to when there is no text in the one asked for.',
  })
  fallback!: string;
}

/**
 * Picks the text in a language; else in the fallback's; else the first there is. What is not in the language that was
 * asked for says so: a rule that nobody can read is still better shown than hidden.
 * @throws Refusal BAD_USER_INPUT when a code is no language
 */
export function inLanguage<Text extends { language: string }>(
  texts: Text[],
  asked: LanguageArguments,
): (Text & { isFallback: boolean }) | null {
  const language = readLanguage(asked.language, 'language');
  const fallback = readLanguage(asked.fallback, 'fallback');
  const of = (code: string) => texts.find((text) => text.language === code);
  const found = of(language) ?? of(fallback) ?? texts[0];
  return found ? { ...found, isFallback: found.language !== language } : null;
}
