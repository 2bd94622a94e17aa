import type { Language } from '@mrrm/platform/labels/label';
import type { SubjectAccess } from '../hand-out.js';
import { headingIn, pageWord, sectionIn, valueIn } from './words.js';

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign]!);
/** In the direction of its own letters: a name in Arabic stands in a French page. */
const told = (text: string) => `<bdi>${escaped(text)}</bdi>`;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}th,td{border:1px solid #888;padding:.3em .5em;text-align:start;vertical-align:top}pre{white-space:pre-wrap}';

type Row = Record<string, unknown>;

function table(name: string, rows: readonly Row[], language: Language): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) =>
    headingIn(column, language),
  );
  const head = columns.map((column) => `<th scope="col">${escaped(headingIn(column, language)!)}</th>`);
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((column) => `<td>${told(valueIn(name, column, row[column], language)) || '–'}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** One person is no table of many columns. */
function card(name: string, row: Row, language: Language): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const heading = headingIn(column, language);
    if (!heading) return [];
    const text = valueIn(name, column, value, language) || pageWord('nothing', language);
    return [`<tr><th scope="row">${escaped(heading)}</th><td>${told(text)}</td></tr>`];
  });
  return `<table><tbody>${lines.join('\n')}</tbody></table>`;
}

/** The whole as one page that asks nobody for anything: no script, no address, every text escaped. */
export function pageOf({ madeAt, records, history, others }: SubjectAccess, language: Language): string {
  const say = (word: Parameters<typeof pageWord>[0]) => escaped(pageWord(word, language));
  const sections = Object.entries(records).map(
    ([name, rows]) =>
      `<h2>${escaped(sectionIn(name, language))}</h2>${rows.length === 1 ? card(name, rows[0]!, language) : table(name, rows, language)}`,
  );
  const of = others.map((other) => `<pre>${escaped(JSON.stringify(other, null, 2))}</pre>`);
  const shown = history.map(({ at, owner, organisation, role, subject, purpose, groups }) => ({
    ...{ at, owner, organisation, role, subject, purpose, groups },
  }));
  return `<!doctype html>
<html lang="${language.toLowerCase()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say('title')}</title><style>${STYLE}</style></head><body>
<h1>${say('title')}</h1><p>${say('made')} ${escaped(madeAt.slice(0, 10))}. ${say('rights')}</p>
${sections.join('\n')}
<h2>${say('history')}</h2>${table('history', shown, language)}
${of.length > 0 ? `<h2>${say('others')}</h2>${of.join('\n')}` : ''}
</body></html>
`;
}
