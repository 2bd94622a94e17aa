import type { SubjectAccess } from '../hand-out.js';
import {
  directionOf,
  headingIn,
  isTranslated,
  type PageLanguage,
  pageWord,
  type Said,
  sectionIn,
  valueIn,
} from './speech.js';

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign]!);
/** In the direction of its own letters: a name in Arabic stands in a French page, a date in an Arabic one. */
const told = ({ text, lang }: Said) =>
  `<bdi${lang ? ` lang="${lang}"` : ''}${DAY.test(text) ? ' class="day"' : ''}>${escaped(text)}</bdi>`;
/** A day, or a moment, which is not broken at its hyphens. */
const DAY = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/;
/** A text of the page itself. */
const own = (one: Said) => (one.lang ? told(one) : escaped(one.text));

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}.wide{overflow-x:auto;margin:.5em 0 1.5em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.3em .5em;text-align:start;vertical-align:top}bdi.day{white-space:nowrap}pre{white-space:pre-wrap}';

type Row = Record<string, unknown>;

const values = (name: string, column: string, value: unknown, language: PageLanguage) =>
  valueIn(name, column, value, language)
    .map(told)
    .join(directionOf(language) === 'rtl' ? '، ' : ', ');

/** A table that moves sideways where the screen is narrow. */
const wide = (rows: string) => `<div class="wide"><table>${rows}</table></div>`;

function table(name: string, rows: readonly Row[], language: PageLanguage): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) =>
    headingIn(column, language),
  );
  const head = columns.map((column) => `<th scope="col">${own(headingIn(column, language)!)}</th>`);
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((column) => `<td>${values(name, column, row[column], language) || '–'}</td>`).join('')}</tr>`,
  );
  return wide(`<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody>`);
}

/** One person is no table of many columns. */
function card(name: string, row: Row, language: PageLanguage): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const heading = headingIn(column, language);
    if (!heading) return [];
    const text = values(name, column, value, language) || own(pageWord('nothing', language));
    return [`<tr><th scope="row">${own(heading)}</th><td>${text}</td></tr>`];
  });
  return wide(`<tbody>${lines.join('\n')}</tbody>`);
}

/** The whole as one page that asks nobody for anything: no script, no address, every text escaped. */
export function pageOf({ madeAt, records, history, others }: SubjectAccess, language: PageLanguage): string {
  const say = (word: Parameters<typeof pageWord>[0]) => own(pageWord(word, language));
  const sections = Object.entries(records).map(
    ([name, rows]) =>
      `<h2>${own(sectionIn(name, language))}</h2>${rows.length === 1 ? card(name, rows[0]!, language) : table(name, rows, language)}`,
  );
  const of = others.map((other) => `<pre dir="ltr">${escaped(JSON.stringify(other, null, 2))}</pre>`);
  const shown = history.map(({ at, owner, organisation, role, subject, purpose, groups }) => ({
    ...{ at, owner, organisation, role, subject, purpose, groups },
  }));
  return `<!doctype html>
<html lang="${language.toLowerCase()}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(pageWord('title', language).text)}</title><style>${STYLE}</style></head><body>
<h1>${say('title')}</h1><p>${say('made')} ${told({ text: madeAt.slice(0, 10) })}. ${say('rights')}</p>
${isTranslated(language) ? `<p>${say('unchecked')}</p>` : ''}
${sections.join('\n')}
<h2>${say('history')}</h2>${table('history', shown, language)}
${of.length > 0 ? `<h2>${say('others')}</h2>${of.join('\n')}` : ''}
</body></html>
`;
}
