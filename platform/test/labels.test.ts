import type { Labels } from '@mrrm/platform/labels/label';
import { faultsOfLabels, LANGUAGES, withLabel } from '@mrrm/platform/labels/label';
import { listsIn } from '@mrrm/platform/labels/lists-in';
import { describedList } from '@mrrm/platform/schema/value-list';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

const meanings = { RED: 'Like blood.', BLUE: 'Like the sky.' };
const red = ['Red', 'Rouge', 'Червено'] as const;
const blue = ['Blue', 'Bleu', 'Синьо'] as const;
const described = (labels: object) => describedList('Paint', 'A colour.', labels as never, meanings);

describe('a list whose labels are not whole', () => {
  it('is refused by TypeScript: a word without a label, a label without a language, a label of no word', () => {
    // @ts-expect-error BLUE has no label.
    expect(() => describedList('Paint', 'A colour.', { RED: red }, meanings)).toThrow('Paint.BLUE');
    const without = { RED: red, BLUE: ['Blue', 'Bleu'] as const };
    // @ts-expect-error BLUE has no label in Bulgarian.
    expect(() => describedList('Paint', 'A colour.', without, meanings)).toThrow('Paint.BLUE');
    const more = { RED: red, BLUE: blue, GREEN: ['Green', 'Vert', 'Зелено'] as const };
    // @ts-expect-error GREEN is no word of the list.
    expect(() => describedList('Paint', 'A colour.', more, meanings)).toThrow('Paint');
    // @ts-expect-error in the file of labels as well.
    const file = { Paint: { RED: ['Red', 'Rouge'] } } satisfies Labels;
    // @ts-expect-error nobody labels the list.
    expect(() => describedList('Paint', 'A colour.', file.Brush, meanings)).toThrow('Paint has no labels.');
  });

  it('is refused where it is described, so that nothing starts with it: each fault by its word and language', () => {
    expect(() => described({ RED: red })).toThrow(
      /Paint\.BLUE has no label in EN\.\s+Paint\.BLUE has no label in FR\.\s+Paint\.BLUE has no label in BG\./,
    );
    expect(() => described({ RED: red, BLUE: ['Blue', '\u00a0', 'Синьо'] })).toThrow(
      /:\n {2}Paint\.BLUE has no label in FR\.$/,
    );
    expect(() => described({ RED: red, BLUE: ['Blue', 'rouge', 'Синьо'] })).toThrow(
      /:\n {2}Paint\.BLUE has the label of RED in FR: rouge\.$/,
    );
    expect(() => described({ RED: red, BLUE: blue, GREEN: blue })).toThrow(
      /:\n {2}Paint has a label for GREEN, which is none of its words\.$/,
    );
  });

  it('is none when every word has a label of its own in every language', () => {
    expect(LANGUAGES).toEqual(['EN', 'FR', 'BG']);
    expect(faultsOfLabels('Paint', Object.keys(meanings), { RED: red, BLUE: blue })).toEqual([]);
    expect(described({ RED: red, BLUE: blue })).toEqual({ RED: 'RED', BLUE: 'BLUE' });
  });
});

describe('an enum of a schema', () => {
  const schemaOf = (name: string, told = withLabel) =>
    buildSchema(`type Query { paint: ${name} }
      enum ${name} { "${told('Like blood.', red)}" RED "${told('Like the sky.', blue)}" BLUE }`);

  it('keeps the slice from being built when no described list stands behind it', () => {
    expect(() => listsIn(schemaOf('Varnish'))).toThrow('No labels for Varnish');
    described({ RED: red, BLUE: blue });
    const without = schemaOf('Paint', (meaning) => meaning);
    expect(() => listsIn(without)).toThrow('No labels for Paint');
  });

  it('is found with its labels, and tells them after the meaning, in English only where that says more', () => {
    described({ RED: red, BLUE: blue });
    expect(listsIn(schemaOf('Paint')).map(({ name, labels }) => [name, labels])).toEqual([
      ['Paint', { RED: red, BLUE: blue }],
    ]);
    expect(withLabel('Like blood.', red)).toBe('Like blood. (en: Red; fr: Rouge; bg: Червено)');
    expect(withLabel('Red.', red)).toBe('Red. (fr: Rouge; bg: Червено)');
  });
});
