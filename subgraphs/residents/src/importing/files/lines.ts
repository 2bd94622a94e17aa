import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** UTF-16 units of one line that are kept. The largest field that was asked for is a megabyte. */
const LONGEST_LINE = 2_000_000;

/** A line as it stands in the file, without its end. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** Whether there was more of it than is kept. */
  isCut: boolean;
}

export interface TextFile {
  encoding: string;
  /** Of its bytes. */
  sha256: string;
  bytes: number;
}

/**
 * Looks at a file as a whole before anything is read of it.
 * @param named the encoding that the mapping names; the mark of UTF-8 at the beginning of the file stands over it
 * @throws Error with one sentence for what no row can be read of
 */
export async function lookAt(path: string, named: string): Promise<TextFile> {
  const file = await open(path).catch((error: { code?: string }) => {
    throw new Error(`The file cannot be read (${error.code}).`);
  });
  const first = Buffer.alloc(3);
  const { bytesRead } = await file.read(first, 0, 3, 0);
  await file.close();
  if (bytesRead === 0) throw new Error('The file is empty.');
  if ((first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff))
    throw new Error('The file is UTF-16. Save it as UTF-8.');
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  const isMarked = first.equals(Buffer.from([0xef, 0xbb, 0xbf]));
  return { encoding: isMarked ? 'utf-8' : named, sha256: hash.digest('hex'), bytes };
}

/**
 * The lines of a file, some hundreds at a time, however each of them ends. Bytes that are no character of the encoding become U+FFFD:
 * their row is refused, and no other.
 */
export async function* linesOf(path: string, encoding: string): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder(encoding);
  const splitter = new Splitter();
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>)
    yield splitter.take(decoder.decode(chunk, { stream: true }));
  yield splitter.take(decoder.decode());
  yield splitter.end();
}

class Splitter {
  #rest = '';
  #isCut = false;
  #number = 0;
  /** The last chunk ended in a carriage return, whose line feed may come. */
  #returned = false;

  take(text: string): Line[] {
    const fresh = this.#returned && text.startsWith('\n') ? text.slice(1) : text;
    if (text.length > 0) this.#returned = text.endsWith('\r');
    const parts = fresh.split(/\r\n|\n|\r/);
    const lines: Line[] = [];
    for (const [index, part] of parts.entries()) {
      this.#add(part);
      if (index < parts.length - 1) lines.push(this.#line());
    }
    return lines;
  }

  end(): Line[] {
    return this.#rest.length > 0 ? [this.#line()] : [];
  }

  #add(part: string) {
    if (this.#rest.length + part.length > LONGEST_LINE) this.#isCut = true;
    if (this.#rest.length < LONGEST_LINE) this.#rest += part.slice(0, LONGEST_LINE - this.#rest.length);
  }

  #line(): Line {
    this.#number += 1;
    const line = { number: this.#number, text: this.#rest, isCut: this.#isCut };
    this.#rest = '';
    this.#isCut = false;
    return line;
  }
}
