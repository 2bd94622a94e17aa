import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where everything that runs keeps its data: git-ignored, kept between starts. MRRM_FOLDER moves it. */
export const dataFolder = (environment: NodeJS.ProcessEnv) =>
  environment['MRRM_FOLDER'] ?? join(ROOT, '.mrrm');

/** Where whoever started this stands: npm goes to the project's root before it runs anything. */
export const standingIn = (environment: NodeJS.ProcessEnv) => environment['INIT_CWD'] ?? process.cwd();

/** Keeps what one process needs to be started again by itself. It holds secrets: only its owner may read it. */
export async function keepEnvironment(
  folder: string,
  name: string,
  environment: Record<string, string>,
): Promise<void> {
  await mkdir(join(folder, 'run'), { recursive: true, mode: 0o700 });
  const file = join(folder, 'run', `${name}.json`);
  await writeFile(`${file}.new`, JSON.stringify(environment, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** @throws Error with one sentence when the graph was never started here */
export async function readEnvironment(folder: string, name: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(join(folder, 'run', `${name}.json`), 'utf8')) as Record<string, string>;
  } catch {
    throw new Error(`Nothing is known of "${name}" here. Start the whole graph once with \`npm start\`.`);
  }
}
