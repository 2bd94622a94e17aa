import { isAbsolute, relative } from 'node:path';

/** A path as somebody who stands in a folder would type it: short when it lies below, else whole. */
export function pathFrom(standing: string, path: string): string {
  const short = relative(standing, path);
  return short && !short.startsWith('..') && !isAbsolute(short) ? short : path;
}

/** A path as a shell reads it as one word, whatever signs are in it. */
export const asWord = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
