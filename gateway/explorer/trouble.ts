import { isObject, type Json, type Path } from './json.js';

/** An entry of `errors` in an answer. */
export interface GraphError {
  message: string;
  path?: Path;
  extensions?: { [name: string]: Json };
}

/** Something that the answer says is not as asked. */
export interface Trouble {
  /** The place in the answer, `residents.nodes.riskLevel`; nothing when it is the whole. */
  place: string;
  code: string;
  message: string;
  /** What else is told: which rule, who decides, what would open it. */
  details: [string, string][];
}

const SAID_ELSEWHERE = new Set(['code', 'message']);
const WORDS: Record<string, string> = {
  rule: 'Rule',
  owner: 'Decided by',
  opens: 'What would open it',
  clause: 'Clause',
  rows: 'Rows',
};

const placeOf = (path: Path = []) => path.filter((step) => typeof step === 'string').join('.');
const plain = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the errors of an answer say, one by one. */
export const troublesOf = (errors: readonly GraphError[]): Trouble[] =>
  errors.map(({ message, path, extensions = {} }) => ({
    place: placeOf(path),
    code: plain(extensions['code'] ?? 'ERROR'),
    message,
    details: Object.entries(extensions)
      .filter(([name, value]) => !SAID_ELSEWHERE.has(name) && value !== null)
      .map(([name, value]) => [WORDS[name] ?? name, plain(value)]),
  }));

/** What writes in an answer say why they were refused, or what they warn of: the `userErrors` of every payload. */
export function refusalsOf(data: Json): (Trouble & { severity: string })[] {
  if (!isObject(data)) return [];
  return Object.entries(data).flatMap(([name, payload]) => {
    const refused = isObject(payload) ? payload['userErrors'] : undefined;
    if (!Array.isArray(refused)) return [];
    return refused.filter(isObject).map(({ message, code, severity, path, ...more }) => ({
      place: Array.isArray(path) && path.length > 0 ? placeOf(path as Path) : name,
      code: plain(code ?? 'REFUSED'),
      message: plain(message ?? ''),
      severity: plain(severity ?? 'ERROR'),
      details: Object.entries(more)
        .filter(([, value]) => value !== null)
        .map(([word, value]): [string, string] => [WORDS[word] ?? word, plain(value)]),
    }));
  });
}

/** Finds for a place of the answer the error that explains its null: its own, or one that was told once for every row. */
export function explainer(errors: readonly GraphError[]): (path: Path) => GraphError | undefined {
  const exact = new Map<string, GraphError>();
  const everyRow = new Map<string, GraphError>();
  const shape = (path: Path) => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  for (const error of errors) {
    if (!error.path) continue;
    exact.set(error.path.join('.'), error);
    if (error.extensions?.['rows'] !== undefined) everyRow.set(shape(error.path), error);
  }
  return (path) => {
    // An object that is closed closes what lies in it.
    for (let length = path.length; length > 0; length -= 1) {
      const part = path.slice(0, length);
      const found = exact.get(part.join('.')) ?? everyRow.get(shape(part));
      if (found) return found;
    }
    return undefined;
  };
}
