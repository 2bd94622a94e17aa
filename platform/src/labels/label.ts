/** The languages in which every word of a list has a label, in the order in which a label says them. */
export const LANGUAGES = ['EN', 'FR', 'BG'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What people read for a word of a closed list, in English, French and Bulgarian: short, for a box or a column. What the
 * word means is another text. One more language in `LANGUAGES`, and TypeScript names every label that lacks it.
 */
export type Label = TextForEach<typeof LANGUAGES>;
type TextForEach<Places extends readonly unknown[]> = { readonly [Place in keyof Places]: string };

/** Labels by the name of the list, and by its words. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;

/** A label in one language. */
export const labelIn = (label: Label, language: Language): string => label[LANGUAGES.indexOf(language)]!;

/** A meaning as the schema tells it: with the label in each language, but for one that says nothing more. */
export function withLabel(meaning: string, label: Label): string {
  const labels = LANGUAGES.filter((language) => `${labelIn(label, language)}.` !== meaning);
  return `${meaning} (${labels.map((language) => `${language.toLowerCase()}: ${labelIn(label, language)}`).join('; ')})`;
}

/**
 * What is wrong with the labels of a list: a word without one in a language, a label of no word, one that two words have.
 * @returns one sentence for each fault
 */
export function faultsOfLabels(
  name: string,
  words: readonly string[],
  labels: Readonly<Record<string, Label | undefined>> | undefined,
): string[] {
  if (!labels) return [`${name} has no labels.`];
  const faults = Object.keys(labels)
    .filter((word) => !words.includes(word))
    .map((word) => `${name} has a label for ${word}, which is none of its words.`);
  for (const language of LANGUAGES) {
    const wordOf = new Map<string, string>();
    for (const word of words) {
      const label = labels[word];
      const text = (label && labelIn(label, language)) ?? '';
      const other = wordOf.get(text.toLowerCase());
      if (text.trim() === '') faults.push(`${name}.${word} has no label in ${language}.`);
      else if (other) faults.push(`${name}.${word} has the label of ${other} in ${language}: ${text}.`);
      else wordOf.set(text.toLowerCase(), word);
    }
  }
  return faults;
}
