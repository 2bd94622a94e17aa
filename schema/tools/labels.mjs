import { LANGUAGES, labelIn } from '../../platform/dist/labels/label.js';

const each = (entries, inner, margin) =>
  `{\n${entries.map(([name, one]) => `${margin}  ${JSON.stringify(name)}: ${inner(one)}`).join(',\n')}\n${margin}}`;
const onOneLine = (label) =>
  `{ ${LANGUAGES.map((language) => `"${language}": ${JSON.stringify(labelIn(label, language))}`).join(', ')} }`;

/**
 * The labels of all slices, for programs that want them when they are built: list, word, language. Lists and words that
 * several slices have stand once: that they say the same is told by their descriptions in the schema.
 * @param {{ lists?: readonly { name: string, meanings: object, labels: object }[] }[]} slices
 */
export function labelsText(slices) {
  const byName = new Map(slices.flatMap(({ lists = [] }) => lists.map((list) => [list.name, list])));
  const lists = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const named = lists.map(({ name, meanings, labels }) => [
    name,
    Object.keys(meanings).map((word) => [word, labels[word]]),
  ]);
  return `${each(named, (words) => each(words, onOneLine, '  '), '')}\n`;
}
