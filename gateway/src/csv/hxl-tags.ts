import { HXL_ATTRIBUTE, HXL_TAG } from '@mrrm/platform/wire/hxl-tag';
import { Kind, parse } from 'graphql';
import { valuesOf } from '../directive-values.js';

/** What the owners say of their fields in a table, by coordinate (`Centre.code`): `#loc+code`, or `+code` for what is added. */
export type HxlTags = ReadonlyMap<string, string>;

/** Read from a supergraph's text. */
export function readHxlTags(supergraph: string): HxlTags {
  const tags = new Map<string, string>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? [])
      for (const directive of directives) {
        if (directive.name.value !== 'tag') continue;
        const tag = hashtagOf(String(valuesOf(directive)['name']));
        if (tag) tags.set(`${definition.name.value}.${name.value}`, tag);
      }
  }
  return tags;
}

function hashtagOf(name: string): string | undefined {
  if (name.startsWith(HXL_TAG)) return `#${words(name.slice(HXL_TAG.length))}`;
  return name.startsWith(HXL_ATTRIBUTE) ? `+${words(name.slice(HXL_ATTRIBUTE.length))}` : undefined;
}

const words = (path: string) => path.replaceAll('/', '+');

/** The hashtag of a place in a row: that of its last field, and what it adds to the one around; empty where nobody says any. */
export const hashtagAt = (tags: HxlTags, coordinates: readonly string[]): string =>
  coordinates.reduce((around, coordinate) => {
    const own = tags.get(coordinate) ?? '';
    if (!own.startsWith('+')) return own;
    return around && `${around}${own}`;
  }, '');
