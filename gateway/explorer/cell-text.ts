import { isObject, type Json } from './json.js';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const pad = (number: number) => String(number).padStart(2, '0');

/** A moment as a clock on the wall shows it, in the zone of the browser; any other text as it is. */
function plain(text: string): string {
  if (!MOMENT.test(text)) return text;
  const moment = new Date(text);
  const day = `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  return `${day} ${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
}

/** What a cell shows of a value. Null shows nothing here: only its reason, which stands elsewhere, says what it means. */
export function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(value.some(isObject) ? '\n' : ', ');
  return Object.values(value)
    .map(textOf)
    .filter((text) => text !== '')
    .join(' · ');
}

/** Whether any text of a table is a moment, so that it has to say in which zone it shows them. */
export const isMoment = (value: Json): boolean =>
  typeof value === 'string' ? MOMENT.test(value) : Array.isArray(value) && value.some(isMoment);
