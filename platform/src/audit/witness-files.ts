import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A line of a witness, and where it stands. */
export interface WitnessLine {
  file: string;
  /** From 1. */
  line: number;
  text: string;
  /** Why the file cannot be read from here on. */
  fault?: string;
}

const DAMAGED = 'the rest of the file is damaged and cannot be unpacked';

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

/** Every line of a witness that is not empty, from the oldest file's first on. Where a packed file is damaged, a last line says so. */
export async function* witnessLines(file: string): AsyncGenerator<WitnessLine> {
  for (const one of await witnessFiles(file)) {
    let line = 0;
    try {
      for await (const text of linesOf(one)) {
        line += 1;
        if (text) yield { file: one, line, text };
      }
    } catch (error) {
      // One that was moved away is begun anew by the next note.
      if (one === file && codeOf(error) === 'ENOENT') continue;
      if (!isDamage(error)) throw error;
      yield { file: one, line: line + 1, text: '', fault: DAMAGED };
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
const isDamage = (error: unknown) => codeOf(error).startsWith('Z_');

/** By hand, since what goes wrong with a stream is not told to whoever reads it by `readline`: it ends the process. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  let rest = '';
  for await (const part of input.setEncoding('utf8')) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest;
}

/** The moment of the first note in a file; an empty text when there is none that can be read. */
async function firstMoment(file: string): Promise<string> {
  try {
    for await (const text of linesOf(file)) {
      const at = momentOf(text);
      if (at) return at;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
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
const TAIL_LINES = 400;

/** The last lines of the file that is written to, or of the one before it while that is empty. */
export async function lastLines(file: string): Promise<string[]> {
  for (const one of (await witnessFiles(file)).reverse()) {
    const lines = one.endsWith('.gz')
      ? await lastOfPacked(one)
      : (await tailOf(one)).split('\n').filter(Boolean);
    if (lines.length > 0) return lines;
  }
  return [];
}

async function lastOfPacked(file: string): Promise<string[]> {
  const last: string[] = [];
  try {
    for await (const text of linesOf(file)) {
      if (text) last.push(text);
      if (last.length > TAIL_LINES) last.splice(0, 1);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return last;
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
