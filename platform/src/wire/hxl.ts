import { Directive } from 'type-graphql';
import { HXL_ATTRIBUTE, HXL_TAG } from './hxl-tag.js';

const named = (prefix: string, words: string) =>
  Directive(`@tag(name: "${prefix}${words.replaceAll('+', '/')}")`);

/**
 * Says what a field is in a table for humanitarian data.
 * @param hashtag of the Humanitarian Exchange Language 1.1 without its sign, such as `date+start`
 */
export const Hxl = (hashtag: string) => named(HXL_TAG, hashtag);

/**
 * Says what a field adds to the hashtag of the object in which it stands.
 * @param attributes such as `code`
 */
export const HxlAttribute = (attributes: string) => named(HXL_ATTRIBUTE, attributes);
