import { type RefObject, useState } from 'react';
import { save } from '../../explorer/save.js';
import { drawingOf, pictureOf } from '../answer/picture.js';
import { useSpeech } from './speech.js';

interface Properties {
  name: string;
  title: string;
  /** The table as CSV. */
  csv(hxl: boolean): string;
  hasHxl: boolean;
  /** The answer as it came. */
  body: unknown;
  chart?: RefObject<SVGSVGElement | null> | undefined;
}

/** The answer as files, and the address of the question. */
export function Saving({ name, title, csv, hasHxl, body, chart }: Properties) {
  const { say } = useSpeech();
  const [hxl, setHxl] = useState(false);
  const [copied, setCopied] = useState(false);
  const file = (ending: string) => `${name}.${ending}`;
  const press = (label: string, act: () => void) => (
    <button type="button" className="plain" onClick={act} aria-label={`${say('save')}: ${label}`}>
      {label}
    </button>
  );
  return (
    <div className="tools saving">
      <span aria-hidden="true">{say('save')}</span>
      {/* The mark at the beginning tells spreadsheets that it is UTF-8. */}
      {press('CSV', () => save(file('csv'), `\uFEFF${csv(hasHxl && hxl)}`, 'text/csv'))}
      {hasHxl && (
        <label className="choice">
          <input type="checkbox" checked={hxl} onChange={({ target }) => setHxl(target.checked)} />
          {say('hxl')}
        </label>
      )}
      {press('JSON', () => save(file('json'), `${JSON.stringify(body, null, 2)}\n`, 'application/json'))}
      {chart && press('SVG', () => save(file('svg'), drawingOf(chart.current!, title), 'image/svg+xml'))}
      {chart &&
        press(
          'PNG',
          () => void pictureOf(chart.current!, title).then((picture) => save(file('png'), picture)),
        )}
      <button
        type="button"
        className="plain link"
        onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
      >
        {say('copyLink')}
      </button>
      <span role="status">{copied && say('copied')}</span>
    </div>
  );
}
