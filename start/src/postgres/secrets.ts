import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Random passwords that are kept between starts in a file which only its owner may read. One launcher at a time
 * calls this for a folder: the cluster's lock sees to it.
 * @param names what the passwords are for; those not known yet are made (32 random bytes, URL-safe)
 * @returns name -> password of the asked names
 * @throws Error with one sentence when the file is no JSON object: it is never overwritten then
 */
export async function loadOrCreateSecrets(
  folder: string,
  names: readonly string[],
  fileName = 'secrets.json',
): Promise<Record<string, string>> {
  const file = join(folder, fileName);
  const known = await readSecrets(file);
  const missing = names.filter((name) => !Object.hasOwn(known, name));
  for (const name of missing) known[name] = randomBytes(32).toString('base64url');
  if (missing.length > 0) {
    await mkdir(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}.new`;
    await writeFile(unfinished, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, file);
  }
  return Object.fromEntries(names.map((name) => [name, known[name]!]));
}

async function readSecrets(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new Error(`${file} cannot be read (${error.code}): start as the user it belongs to.`);
  });
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    throw new Error(`${file} is damaged: restore it, or remove it so that new passwords are made.`);
  }
}
