import type { Answer, TestGraph } from '../graph.js';
import { type Block, placeOf } from './blocks.js';
import { at, differences } from './shown-answer.js';

const DAY_MILLISECONDS = 86_400_000;

/** What the operations of one page keep for those after them: words in quotes stand for identifiers of earlier answers. */
export class Operations {
  readonly #kept = new Map<string, string>();
  #answer: Answer | undefined;

  constructor(
    readonly graph: TestGraph,
    readonly blocks: Block[],
  ) {}

  /** What the last operation brought. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** Sends one operation with the variables that stand right behind it. @returns what is not as its markers say */
  async run(block: Block): Promise<string[]> {
    const { graph } = this;
    const say = (what: string) => `${placeOf(block)}: ${what}`;
    const persona = block.markers.get('persona')!;
    if (!graph.tokens[persona]) return [say(`nobody is called ${persona}`)];
    const purpose = block.markers.get('purpose');
    const variables = this.#variablesOf(block);
    const headers = purpose ? { 'x-purpose': purpose } : undefined;
    const answer = await graph.ask(persona, this.#filled(block.text), variables, headers);
    this.#answer = answer;
    const faults = [
      ...unlike(
        'errors',
        block,
        (answer.errors ?? []).map((error) => [error.extensions.code, error.message]),
      ),
      ...unlike(
        'refused',
        block,
        refusalsIn(answer.data).map((error) => [error.code ?? '?', error.message ?? '']),
      ),
      ...this.#keep(block, answer),
    ];
    return faults.map(say);
  }

  /** Compares what the last operation brought with what the page shows of it. */
  compare(block: Block): string[] {
    const path = block.markers.get('answer')!;
    const actual = path ? at(this.#answer?.data, path) : this.#answer;
    return differences(JSON.parse(this.#filled(block.text)), actual, path).map(
      (what) => `${placeOf(block)}: ${what}`,
    );
  }

  #variablesOf(block: Block): object {
    const next = this.blocks[this.blocks.indexOf(block) + 1];
    if (!next?.markers.has('variables')) return {};
    return JSON.parse(daysAhead(this.#filled(next.text), next.markers.get('days')));
  }

  #filled(text: string): string {
    return text.replaceAll(/"([A-Z][A-Z0-9_]*)"/g, (word, name) =>
      this.#kept.has(name) ? JSON.stringify(this.#kept.get(name)) : word,
    );
  }

  #keep(block: Block, answer: Answer): string[] {
    const wanted = (block.markers.get('keep') ?? '').split(',').filter(Boolean);
    return wanted.flatMap((one) => {
      const [name, path] = one.split(':') as [string, string];
      const value = at(answer.data, path);
      if (typeof value !== 'string') return [`nothing to keep as ${name} at ${path}`];
      this.#kept.set(name, value);
      return [];
    });
  }
}

/** A day that a page shows as one to come is put ahead of today: `2027-01-01:60` is the day 60 days from now. */
function daysAhead(text: string, marker: string | undefined): string {
  return (marker ?? '')
    .split(',')
    .filter(Boolean)
    .reduce((filled, one) => {
      const [shown, days] = one.split(':') as [string, string];
      const day = new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString().slice(0, 10);
      return filled.replaceAll(shown, day);
    }, text);
}

function unlike(marker: 'errors' | 'refused', { markers }: Block, found: [string, string][]): string[] {
  const wanted = (markers.get(marker) ?? '').split(',').filter(Boolean);
  const others = found.filter(([code]) => !wanted.includes(code));
  const missing = wanted.filter((code) => !found.some(([one]) => one === code));
  return [
    ...others.map(([code, message]) => `${code}: ${message}`),
    ...missing.map((code) => `${code} is not among the ${marker}`),
  ];
}

interface Refusal {
  code?: string;
  message?: string;
  severity?: string;
}

/** What writes refused, wherever it stands in an answer. Warnings refuse nothing. */
function refusalsIn(value: unknown): Refusal[] {
  if (Array.isArray(value)) return value.flatMap(refusalsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'userErrors'
      ? (inner as Refusal[]).filter(({ severity }) => severity !== 'WARNING')
      : refusalsIn(inner),
  );
}
