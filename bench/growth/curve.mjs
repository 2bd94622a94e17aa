// By hand, as no chart library would be there where the tiny form runs, which brings no packages of the bench: a few lines, some text.
const PANEL = { width: 300, height: 190, left: 44, right: 26, top: 34, bottom: 30 };
const ACROSS = 3;
const LINES = [
  { of: 'cpu', name: 'CPU', colour: '#0b5cad' },
  { of: 'p50', name: 'median latency', colour: '#b3541e' },
  { of: 'buffers', name: 'pages that PostgreSQL reads', colour: '#2f7d3b' },
];

const text = (x, y, words, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;

/** One panel an operation: how many times what it took with the fewest residents, on an axis from 0, over residents on a logarithmic one. */
export function curvesOf(rows) {
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const panels = operations.map((operation, at) => {
    const own = rows.filter((row) => row.operation === operation);
    const x = (at % ACROSS) * PANEL.width;
    const y = 40 + Math.floor(at / ACROSS) * PANEL.height;
    return `<g transform="translate(${x} ${y})">${panelOf(operation, own)}</g>`;
  });
  const width = ACROSS * PANEL.width;
  const height = 40 + Math.ceil(operations.length / ACROSS) * PANEL.height;
  const legend = LINES.map(({ name, colour }, at) =>
    text(PANEL.left + at * 200, 22, `● ${name}`, `fill="${colour}"`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>What a request takes while the number of residents grows, as times what it takes with the fewest</title>
<rect width="${width}" height="${height}" fill="#fff"/>${legend.join('')}
${panels.join('\n')}
</svg>
`;
}

function panelOf(operation, own) {
  const sizes = own.map(({ residents }) => Math.log10(residents));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const times = (row, of) => row[of] / own[0][of];
  const known = LINES.filter(({ of }) => Number.isFinite(times(own[0], of)));
  const top = Math.max(2, ...known.flatMap(({ of }) => own.map((row) => times(row, of))));
  const { width, height, left, right, bottom } = PANEL;
  const x = (size) => left + ((size - least) / (most - least || 1)) * (width - left - right);
  const y = (value) => height - bottom - (value / top) * (height - bottom - PANEL.top);
  const grid = [0, 1, top].map(
    (value) =>
      `<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>${text(left - 6, y(value) + 4, `${Number(value.toFixed(1))}×`, 'text-anchor="end" fill="#555"')}`,
  );
  const ticks = own.map(({ residents }, at) =>
    text(
      x(sizes[at]),
      height - 10,
      residents.toLocaleString('en'),
      'text-anchor="middle" fill="#555" font-size="10"',
    ),
  );
  const lines = known.map(({ of, colour }) => {
    const points = own.map((row, at) => [x(sizes[at]), y(times(row, of))].map((one) => one.toFixed(1)));
    const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>${dots.join('')}`;
  });
  return [text(left, 22, operation, 'font-weight="bold"'), ...grid, ...ticks, ...lines].join('');
}
