import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EVERYBODY, type Example } from './example.js';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const HEAD = /^(?:#.*\n)+/;
const LINE = /^# (?:(Asked by|Personas|Purpose|First|Variables|Table|Empty): )?(.+)$/;

const FIRST = /^(?:as ([\w-]+): )?(\{.*)$/;

const EMPTY = /^(?:as ([\w-]+): )?(.+)$/;

const words = z.string().transform((list) => list.split(',').map((word) => word.trim()));
const head = z.object({
  title: z.string().max(60),
  'Asked by': z.string(),
  Personas: words,
  Purpose: z.string().optional(),
  First: z.string().regex(FIRST).optional(),
  Variables: z.string().transform((text, context) => {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON' });
      return z.NEVER;
    }
  }),
  Table: z.string().optional(),
  Empty: z.string().optional(),
});

/** @throws Error that names the file and the line of its head that is missing or wrong */
export function readExample(file: string, text: string): Example {
  const lines = (HEAD.exec(text)?.[0] ?? '').trim().split('\n');
  const found = lines.map((line) => LINE.exec(line) ?? []).map(([, name = 'title', value]) => [name, value]);
  const read = head.safeParse(Object.fromEntries(found));
  if (!read.success) throw new Error(`${file}: its head lacks or has wrong: ${read.error.issues[0]!.path}.`);
  if (new Set(found.map(([name]) => name)).size < found.length)
    throw new Error(`${file}: a line of its head stands there twice or means nothing.`);
  const { title, 'Asked by': askedBy, Personas, Purpose, First, Variables, Table, Empty } = read.data;
  const [, firstAs, first] = FIRST.exec(First ?? '') ?? [];
  const [, emptyAs, empty] = EMPTY.exec(Empty ?? '') ?? [];
  return {
    file,
    title,
    askedBy,
    query: text.replace(HEAD, ''),
    variables: Variables,
    personas: Personas,
    purpose: Purpose,
    first,
    firstAs,
    table: Table,
    empty,
    emptyAs,
  };
}

/**
 * The example operations of `gateway/examples`, by file name: first those of certain personas, then those of everybody.
 * @throws Error that names a file whose head is not right
 */
export function readExamples(): Example[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const all = files.sort().map((file) => readExample(file, readFileSync(`${folder}${file}`, 'utf8')));
  const isForAll = ({ personas }: Example) => personas.includes(EVERYBODY);
  return [...all.filter((one) => !isForAll(one)), ...all.filter(isForAll)];
}
