import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/retention/rules/columns.js';
import { ownLanguage } from '../../src/subject-access/rules/language.js';
import { pageOf } from '../../src/subject-access/rules/page.js';
import { TRANSLATIONS } from '../../src/subject-access/rules/translations/translation.js';
import { HEADINGS, LISTS, PAGE, SECTIONS, SHOWN_LISTS } from '../../src/subject-access/rules/words.js';

/** Every text that the page can show, by its place in a translation. */
const texts = {
  page: Object.keys(PAGE),
  sections: Object.keys(SECTIONS),
  headings: Object.keys(HEADINGS),
  ...Object.fromEntries(
    [...new Set(Object.values(LISTS))].map((list) => [list, Object.keys(SHOWN_LISTS[list])]),
  ),
};
const placesOf = (of: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(of).flatMap(([part, names]) => names.map((name) => `${part}.${name}`));

const whole = {
  residentId: 'one',
  madeAt: '2026-03-04T10:00:00.000Z',
  records: {
    resident: [
      {
        given_name: 'Layla <b>',
        date_of_birth: '2010-05-06',
        nationality: 'SYR',
        languages: ['ar', 'fr'],
        language_levels: ['ar NATIVE UNKNOWN'],
        sex: 'FEMALE',
        risk_level: null,
      },
    ],
    a_new_table: [{ arrived_at: '2026-01-02T03:04:05.000Z' }, { arrived_at: null }],
  },
  history: [],
  others: [{ told: 'by IOM' }],
};

describe('the page in a language of its own', () => {
  it.each(Object.entries(TRANSLATIONS))('lacks no text in %s, and has none of what is not there', (_, of) => {
    const { words, ...frame } = of;
    const said = Object.fromEntries(
      Object.entries({ ...frame, ...words }).map(([part, all]) => [part, Object.keys(all)]),
    );
    const [wanted, there] = [placesOf(texts), placesOf(said)];
    expect(wanted.filter((place) => !there.includes(place))).toEqual([]);
    expect(there.filter((place) => !wanted.includes(place))).toEqual([]);
    for (const all of Object.values({ ...frame, ...words }))
      for (const [name, text] of Object.entries(all)) {
        expect(text, name).toMatch(/\p{Script=Arabic}/u);
        // Digits are Latin ones everywhere.
        expect(text, name).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9<>&]/);
      }
  });

  it('names every table that is handed out', () => {
    const tables = Object.entries(TABLES).flatMap(([table, rule]) => ('nobody' in rule ? [] : [table]));
    const nameless = tables.filter((table) => !SECTIONS[table]);
    expect(nameless.sort()).toEqual(['legal_hold', 'name_to_fold', 'name_token', 'told_apart']);
  });

  it('is written from right to left, with what is written otherwise set apart, and English where nothing is translated', () => {
    const page = pageOf(whole, 'AR');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    for (const text of [
      '<bdi class="day">2026-03-04</bdi>',
      '<bdi class="day">2010-05-06</bdi>',
      '<bdi>Layla &lt;b&gt;</bdi>',
      '<bdi>سوريا</bdi>',
      '<bdi>العربية</bdi>، <bdi>الفرنسية</bdi>',
      '<bdi>العربية</bdi>، <bdi>لغة أم</bdi>، <bdi>غير معروف بعد</bdi>',
      '<bdi>أنثى</bdi>',
      'لم يراجع هذه الترجمة أحد',
      '<td>غير مسجّل</td>',
      '<td>–</td>',
      '<h2><bdi lang="en">a_new_table</bdi></h2>',
      '<pre dir="ltr">',
    ])
      expect(page).toContain(text);
    const persian = pageOf(whole, 'FA');
    expect(persian).toContain('<html lang="fa" dir="rtl">');
    expect(persian).toContain('<h1>آنچه دربارهٔ شما نگهداری می‌شود</h1>');
    expect(pageOf(whole, 'FR')).toContain('<html lang="fr" dir="ltr">');
    expect(pageOf(whole, 'FR')).toContain('<bdi>Syrie</bdi>');
    expect(pageOf(whole, 'FR')).not.toContain(PAGE.unchecked[1]);
  });

  it.each([
    [['ps', 'prs', 'en'], 'FA'],
    [['ar'], 'AR'],
    [['ur'], 'EN'],
    [[], 'EN'],
    [undefined, 'EN'],
  ] as const)('is, of somebody who speaks %j, in %s unless another is asked for', (languages, language) => {
    expect(ownLanguage(languages)).toBe(language);
  });
});
