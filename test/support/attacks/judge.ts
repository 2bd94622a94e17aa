import type { Ending } from './attack.js';

const LEAKS = [
  // A statement, a driver, a database.
  /\b(select|insert into|update|delete from)\s+["\w*]+[."\s]|\bpostgres|\bpg_[a-z]{3}|SQLSTATE|drizzle|syntax error at/i,
  // A place: a host, a port, a file, a line of a stack.
  /\bE[A-Z]*CONN[A-Z]+|ENOTFOUND|127\.0\.0\.1|localhost|\.(?:js|ts|mjs):\d|node_modules|\/work\/|\bat \w+ \(|undici/,
  // What Apollo, graphql-js and JavaScript say by themselves.
  /serviceName|Did you mean|stacktrace|exception|subgraph|Cannot read propert|is not a function|is not iterable|Unexpected token/,
];
const FORBIDDEN_HEADERS = /set-cookie|access-control-allow|x-powered-by|"server"/i;
/** Node.js answers it by itself, with nothing but the status. */
const HEADERS_TOO_LARGE = 431;
const NEEDED_HEADERS = ['"cache-control":"no-store"', '"x-content-type-options":"nosniff"'];
const ALLOWED_OF_ANSWER = new Set(['data', 'errors']);
const ALLOWED_OF_ERROR = new Set(['message', 'locations', 'path', 'extensions']);
const ALLOWED_EXTENSIONS = new Set(['code', 'rule', 'owner', 'opens', 'clause', 'rows']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Answer {
  data?: unknown;
  errors?: { message?: string; extensions?: Record<string, unknown> }[];
}

/**
 * What is wrong with how an attack ended; nothing when it ended well.
 * @param foreign identifiers that the sender may never see
 */
export function faultsOf({ attack, status, headers, body }: Ending, foreign: Set<string>): string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push(`status ${status}`);
  const own = withoutOwn(body, attack.sent ?? []);
  for (const leak of LEAKS) if (leak.test(own)) faults.push(`leaks "${leak.exec(own)![0]}"`);
  if (FORBIDDEN_HEADERS.test(headers)) faults.push(`header ${FORBIDDEN_HEADERS.exec(headers)![0]}`);
  if (headers.startsWith('{"') && status !== HEADERS_TOO_LARGE)
    for (const header of NEEDED_HEADERS) if (!headers.includes(header)) faults.push(`lacks ${header}`);
  const seen = body.match(UUID)?.find((id) => foreign.has(id));
  if (seen) faults.push(`shows ${seen}, which belongs to another centre`);
  const answer = read(body);
  faults.push(...strangeParts(answer));
  if (answer?.errors?.some(({ extensions }) => extensions?.['code'] === 'INTERNAL')) faults.push('INTERNAL');
  if (attack.outcome === 'refused' && isGiven(answer?.data)) faults.push('is answered');
  if (attack.outcome === 'refused' && status < 400 && !answer?.errors?.length)
    faults.push(`is not refused (${status})`);
  return faults;
}

function strangeParts(answer: Answer | undefined): string[] {
  if (!answer) return [];
  const faults: string[] = [];
  if (!('data' in answer || 'errors' in answer)) return faults;
  for (const key of Object.keys(answer)) if (!ALLOWED_OF_ANSWER.has(key)) faults.push(`answers "${key}"`);
  for (const error of answer.errors ?? []) {
    for (const key of Object.keys(error)) if (!ALLOWED_OF_ERROR.has(key)) faults.push(`error has "${key}"`);
    for (const key of Object.keys(error.extensions ?? {}))
      if (!ALLOWED_EXTENSIONS.has(key)) faults.push(`extension "${key}"`);
    if (!error.extensions?.['code']) faults.push('an error without a code');
    if ((error.message?.length ?? 0) > 1000) faults.push('a message without end');
  }
  return faults;
}

const isGiven = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null);

function read(body: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? (answer as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** The body without what the sender sent: an error may repeat a value that it refuses, in one of the ways of quoting. */
function withoutOwn(body: string, sent: string[]): string {
  let rest = body;
  for (const text of sent) {
    // Quoted it is longer still: an answer does not repeat it. To quote 250 KB for each of hundreds of answers takes seconds.
    if (text.length > rest.length) continue;
    const once = JSON.stringify(text).slice(1, -1);
    const twice = JSON.stringify(once).slice(1, -1);
    for (const form of [twice, once, text]) if (form) rest = rest.replaceAll(form, '');
  }
  return rest.replaceAll('\\"', '"');
}
