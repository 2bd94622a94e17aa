import * as Plot from '@observablehq/plot';
import type { Kind } from './chart-kinds.js';
import type { Figure } from './numbers.js';
import { axesOf, PERIOD, type Pivot } from './pivot.js';

/** One number in a chart: `x` and `y` are what people read. */
interface Mark {
  along: string;
  group: string;
  value: number;
  withheld: boolean;
  says: string;
}

export interface Drawing {
  kind: Kind;
  pivot: Pivot;
  cells: readonly Figure[];
  width: number;
  label(axis: string, cell: Figure): string;
  number(value: number): string;
  says(cell: Figure): string;
}

const HATCH = 'hatch';
const BLUE = '#2f7fb3';
const FONT_SIZE = 12;

function marksOf({ pivot, cells, label, says }: Drawing): { marks: Mark[]; along: string } {
  const axes = axesOf(pivot);
  const along = axes.includes(PERIOD) ? PERIOD : axes.at(-1)!;
  const others = axes.filter((axis) => axis !== along);
  const marks = cells.map((cell) => ({
    along: label(along, cell),
    group: others.map((axis) => label(axis, cell)).join(' · '),
    value: cell.value ?? Number.NaN,
    withheld: cell.value == null,
    says: says(cell),
  }));
  return { marks, along };
}

/** A chart of the numbers. A withheld one is a hatched field over the whole height: it may be anything, and is not zero. */
export function draw(drawing: Drawing, nonce: string): SVGSVGElement {
  const { kind, width, number } = drawing;
  const { marks, along } = marksOf(drawing);
  const told = marks.filter(({ withheld }) => !withheld);
  /** People are counted in whole numbers; where nothing is told, no scale says how many. */
  const scale = (value: number) => (Number.isInteger(value) && told.length > 0 ? number(value) : '');
  const chart = kind === 'heat' ? heat() : along === PERIOD ? overTime() : flat();
  chart.prepend(hatching());
  // The policy of the page takes styles under its nonce alone.
  for (const style of chart.querySelectorAll('style')) style.setAttribute('nonce', nonce);
  // The chart has one name; its parts may have none.
  for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return chart;

  function options(more: Plot.PlotOptions): SVGSVGElement {
    const plotted = Plot.plot({
      width,
      style: { background: 'transparent', fontSize: `${FONT_SIZE}px`, fontFamily: 'system-ui, sans-serif' },
      ...more,
    });
    return (plotted instanceof SVGSVGElement ? plotted : plotted.querySelector('svg')!) as SVGSVGElement;
  }

  /** What is told apart by, over each part of a chart: from its left edge on, and no longer than it is wide. */
  function headings(groups: string[], marginLeft: number, dy: number) {
    return Plot.text(groups, {
      fy: (group: string) => group,
      text: (group: string) => group,
      frameAnchor: 'top-left',
      lineAnchor: 'bottom',
      dx: -marginLeft + 4,
      dy,
      lineWidth: (width - 8) / FONT_SIZE,
      textOverflow: 'ellipsis',
      fontWeight: 600,
      fill: 'currentColor',
    });
  }

  function overTime(): SVGSVGElement {
    const periods = [...new Set(marks.map((mark) => mark.along))];
    const groups = [...new Set(marks.map(({ group }) => group))];
    const most = Math.max(1, ...told.map(({ value }) => value)) * 1.12;
    const place = { x: 'along', fy: 'group' };
    const isTight = width / periods.length < 44;
    return options({
      height: 46 + groups.length * (groups.length > 1 ? 122 : 250),
      marginLeft: 52,
      marginBottom: isTight ? 64 : 34,
      x: { domain: periods, label: null, padding: 0.18, ...(isTight && { tickRotate: -45 }) },
      y: { domain: [0, most], label: null, grid: true, ticks: groups.length > 1 ? 3 : 6, tickFormat: scale },
      fy: { domain: groups, axis: null, padding: groups.length > 1 ? 0.28 : 0 },
      marginTop: 26,
      marks: [
        Plot.barY(
          marks.filter(({ withheld }) => withheld),
          {
            ...place,
            y1: 0,
            y2: most,
            fill: `url(#${HATCH})`,
            title: 'says',
          },
        ),
        ...(kind === 'lines'
          ? [
              Plot.lineY(marks, { ...place, y: 'value', stroke: BLUE, strokeWidth: 2, z: 'group' }),
              Plot.dot(told, { ...place, y: 'value', fill: BLUE, r: 3.5, title: 'says' }),
            ]
          : [Plot.barY(told, { ...place, y: 'value', fill: BLUE, title: 'says' })]),
        ...(isTight && marks.length > 12
          ? []
          : [
              Plot.text(told, {
                ...place,
                y: 'value',
                text: ({ value }: Mark) => number(value),
                dy: -8,
                fill: 'currentColor',
              }),
            ]),
        ...(groups.length > 1 ? [headings(groups, 52, -8)] : []),
        Plot.ruleY([0]),
      ],
    });
  }

  function flat(): SVGSVGElement {
    const groups = [...new Set(marks.map(({ group }) => group))];
    const most = Math.max(1, ...told.map(({ value }) => value)) * 1.1;
    const names = [...new Set(marks.map((mark) => mark.along))];
    const place = { y: 'along', fy: 'group' };
    const isTight = width < 560;
    return options({
      height: 40 + groups.length * (names.length * (isTight ? 34 : 26) + (groups.length > 1 ? 30 : 0)),
      marginLeft: marginFor(names),
      marginRight: 40,
      x: { domain: [0, most], label: null, grid: true, tickFormat: scale, ticks: 5 },
      y: { domain: names, padding: 0.22, axis: null },
      fy: { domain: groups, axis: null, padding: groups.length > 1 ? 0.28 : 0 },
      marks: [
        Plot.barX(
          marks.filter(({ withheld }) => withheld),
          {
            ...place,
            x1: 0,
            x2: most,
            fill: `url(#${HATCH})`,
            title: 'says',
          },
        ),
        axis(names),
        Plot.barX(told, { ...place, x: 'value', fill: BLUE, title: 'says' }),
        Plot.text(told, {
          ...place,
          x: 'value',
          text: ({ value }: Mark) => number(value),
          textAnchor: 'start',
          dx: 5,
          fill: 'currentColor',
        }),
        ...(groups.length > 1 ? [headings(groups, marginFor(names), -4)] : []),
        Plot.ruleX([0]),
      ],
    });
  }

  function heat(): SVGSVGElement {
    const across = [...new Set(marks.map((mark) => mark.along))];
    const down = [...new Set(marks.map(({ group }) => group))];
    const most = Math.max(1, ...told.map(({ value }) => value));
    const left = marginFor(down);
    const isTight = (width - left) / across.length < 70;
    return options({
      height: (isTight ? 110 : 50) + down.length * 34,
      marginLeft: left,
      marginTop: 8,
      marginBottom: isTight ? 100 : 34,
      x: { domain: across, label: null, padding: 0.04, tickSize: 0, ...(isTight && { tickRotate: -45 }) },
      y: { domain: down, padding: 0.06, axis: null },
      color: { scheme: 'blues', domain: [-most * 0.15, most] },
      marks: [
        Plot.cell(
          marks.filter(({ withheld }) => withheld),
          {
            x: 'along',
            y: 'group',
            fill: `url(#${HATCH})`,
            title: 'says',
          },
        ),
        axis(down),
        Plot.cell(told, { x: 'along', y: 'group', fill: 'value', title: 'says' }),
        Plot.text(told, {
          x: 'along',
          y: 'group',
          text: ({ value }: Mark) => number(value),
          fill: ({ value }: Mark) => (value > most * 0.55 ? '#fff' : '#0d2536'),
        }),
      ],
    });
  }

  /** Words at the left, in two lines where they are long; an em is taken broader than it is, for Cyrillic letters. */
  function axis(names: readonly string[]) {
    return Plot.axisY({ label: null, tickSize: 0, lineWidth: (marginFor(names) - 12) / 14 });
  }

  /** Room for the longest word at the left, at most a third of the chart. */
  function marginFor(names: readonly string[]): number {
    return Math.min(width / 2.6, 18 + Math.max(...names.map(({ length }) => length)) * 6.6);
  }
}

function hatching(): SVGDefsElement {
  const make = <Name extends 'defs' | 'pattern' | 'path' | 'rect'>(
    name: Name,
    attributes: Record<string, string>,
  ) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  };
  const pattern = make('pattern', { id: HATCH, width: '7', height: '7', patternUnits: 'userSpaceOnUse' });
  pattern.append(
    make('rect', { width: '7', height: '7', fill: '#8a94a0', 'fill-opacity': '0.1' }),
    make('path', { d: 'M-1,8 L8,-1', stroke: '#8a94a0', 'stroke-width': '1.2' }),
  );
  const defs = make('defs', {});
  defs.append(pattern);
  return defs as SVGDefsElement;
}
