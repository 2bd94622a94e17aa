import { type RefObject, useEffect, useRef, useState } from 'react';
import { draw } from '../answer/chart.js';
import type { Kind } from '../answer/chart-kinds.js';
import type { Figure } from '../answer/numbers.js';
import type { Pivot } from '../answer/pivot.js';
import { pageNonce } from './nonce.js';
import { useSpeech } from './speech.js';

interface Properties {
  cells: readonly Figure[];
  pivot: Pivot;
  title: string;
  kinds: readonly Kind[];
  label(axis: string, cell: Figure): string;
  says(cell: Figure): string;
  /** What a hatched field means here. */
  hatched: string;
  /** The drawing that stands now, to be saved. */
  drawn: RefObject<SVGSVGElement | null>;
}

/** The numbers as a chart, of the kind that somebody chooses. A part of its own: it is loaded when there is something to draw. */
export default function NumbersChart({
  cells,
  pivot,
  title,
  kinds,
  label,
  says,
  hatched,
  drawn,
}: Properties) {
  const { say, number } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [chosen, setChosen] = useState<Kind>();
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0]!;
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  // What is drawn follows from everything that is shown.
  useEffect(() => {
    if (width === 0) return;
    const chart = draw({ kind, pivot, cells, width, label, number, says }, pageNonce());
    // One picture with one name for a screen reader: the table says what is in it.
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', say('chartOf', { title }));
    place.current!.replaceChildren(chart);
    drawn.current = chart;
  });
  const isSomeHatched = cells.some(({ value }) => value == null);
  return (
    <figure>
      {kinds.length > 1 && (
        <div className="kinds" role="radiogroup" aria-label={say('chart')}>
          {kinds.map((one) => (
            <label key={one}>
              <input type="radio" name="kind" checked={one === kind} onChange={() => setChosen(one)} />
              {say(one)}
            </label>
          ))}
        </div>
      )}
      <div ref={place} className="drawing" />
      {isSomeHatched && (
        <figcaption>
          <span className="hatched" aria-hidden="true" /> {hatched}
        </figcaption>
      )}
    </figure>
  );
}
