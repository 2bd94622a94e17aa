import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, readDatabaseUrl } from '@mrrm/platform/config';
import { z } from 'zod';
import { handOut } from './hand-out.js';
import { ownLanguage } from './rules/language.js';
import { pageOf } from './rules/page.js';
import { PAGE_LANGUAGES } from './rules/speech.js';

/** The first language on record of the person that the page speaks. */
const OWN = 'OWN';
const CHOICES = [...PAGE_LANGUAGES, OWN] as const;
const USAGE = `Usage: npm run subject-access -- <resident> <${CHOICES.join('|')}> <folder> [answers of other owners, as JSON files] [--withhold=<id of a row whose text was said in confidence>]
It writes <resident>.json and <resident>.html into the folder, readable by you alone, and prints the hash by which the answer to a request names the file.`;

const configSchema = z.object({
  AUDIT_PRIVATE_JWK: z.string().transform((text) => JSON.parse(text)),
  AUDIT_WITNESS: z.string().min(1).optional(),
  /** Which officer does it, as the audit names people. */
  ACCESS_BY: z.string().min(1),
});
const WITHHOLD = '--withhold=';
const words = z.tuple([z.uuid(), z.enum(CHOICES), z.string().min(1)]).rest(z.string());

/** Hands out what is kept about one person. It ends with 1, having written nothing, when it cannot. */
try {
  const said = words.safeParse(process.argv.slice(2));
  if (!said.success) throw new Error(USAGE);
  const [residentId, language, folder, ...more] = said.data;
  const files = more.filter((word) => !word.startsWith(WITHHOLD));
  const withheld = more.flatMap((word) => (word.startsWith(WITHHOLD) ? [word.slice(WITHHOLD.length)] : []));
  const config = readConfig(configSchema);
  const others = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
  const whole = await handOut({
    url: readDatabaseUrl('residents'),
    privateKey: config.AUDIT_PRIVATE_JWK,
    witness: config.AUDIT_WITNESS,
    by: config.ACCESS_BY,
    residentId,
    others,
    withheld,
  });
  const save = (ending: string, text: string) =>
    writeFile(join(folder, `${residentId}.${ending}`), text, { mode: 0o600 });
  const json = `${JSON.stringify(whole, null, 2)}\n`;
  await save('json', json);
  const own = language === OWN ? ownLanguage(whole.records['resident']?.[0]?.['languages']) : language;
  await save('html', pageOf(whole, own));
  console.log(`SHA-256 of ${residentId}.json: ${createHash('sha256').update(json).digest('hex')}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
