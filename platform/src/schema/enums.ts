import { registerEnumType } from 'type-graphql';
import { withLabel } from '../labels/label.js';
import { describedLists } from './value-list.js';

const registered = new WeakSet<object>();

/** Tells type-graphql of every described list that it does not know yet. Those that no class names are in no schema. */
export function registerEnums() {
  for (const { name, description, meanings, labels, list } of describedLists()) {
    if (registered.has(list)) continue;
    registered.add(list);
    const valuesConfig = Object.fromEntries(
      Object.entries(meanings).map(([word, meaning]) => [
        word,
        { description: withLabel(meaning, labels[word]!) },
      ]),
    );
    registerEnumType(list, { name, description, valuesConfig });
  }
}
