import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** A line of a witness, and where it stands. */
export interface WitnessLine {
  file: string;
  /** From 1. */
  line: number;
  text: string;
}

/**
 * The files of one witness, the oldest first: the one that is written to, and those it was before, which lie beside it under
 * its name and an ending (`owner.jsonl.1`, `owner.jsonl-20260301`, also with `.gz`). Their first moments order them.
 */
export async function witnessFiles(file: string): Promise<string[]> {
  const name = basename(file);
  const beside = (await readdir(dirname(file))).filter(
    (one) => one.startsWith(`${name}.`) || one.startsWith(`${name}-`),
  );
  const earlier = await Promise.all(
    beside.map(async (one) => ({
      file: join(dirname(file), one),
      at: await firstMoment(join(dirname(file), one)),
    })),
  );
  return [...earlier.sort((a, b) => (a.at < b.at ? -1 : 1)).map((one) => one.file), file];
}

/** Every line of a witness that is not empty, from the oldest file's first on. */
export async function* witnessLines(file: string): AsyncGenerator<WitnessLine> {
  for (const one of await witnessFiles(file)) {
    let line = 0;
    for await (const text of linesOf(one)) {
      line += 1;
      if (text) yield { file: one, line, text };
    }
  }
}

function linesOf(file: string) {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

async function firstMoment(file: string): Promise<string> {
  for await (const text of linesOf(file)) {
    const at = momentOf(text);
    if (at) return at;
  }
  return '';
}

function momentOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { at?: string }).at;
  } catch {
    return undefined;
  }
}

const TAIL_BYTES = 64 * 1024;

/** The last lines of the file that is written to, or of the one before it while that is empty. */
export async function lastLines(file: string): Promise<string[]> {
  for (const one of (await witnessFiles(file)).reverse()) {
    if (one.endsWith('.gz')) continue;
    const lines = (await tailOf(one)).split('\n').filter(Boolean);
    if (lines.length > 0) return lines;
  }
  return [];
}

async function tailOf(file: string): Promise<string> {
  const opened = await open(file).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!opened) return '';
  try {
    const { size } = await opened.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await opened.close();
  }
}
