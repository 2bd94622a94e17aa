import { personas } from '@mrrm/demo/personas';
import { claimant } from './claims.js';
import { dataFolder, readEnvironment, standingIn } from './folder.js';
import { pathFrom } from './paths.js';
import { keepToken, tokenFile } from './tokens.js';

/**
 * `npm run token -- <persona>`: renews the file with the token of a persona of the running graph, and says where it is.
 * @throws Error when the persona is unknown (with those that there are) or nothing runs here
 */
async function main() {
  const [code, ...more] = process.argv.slice(3);
  const persona = personas.find((one) => one.code === code);
  if (!persona || more.length > 0) {
    const names = personas.map((one) => `  ${one.code}`).join('\n');
    const what = code ? `There is no persona "${[code, ...more].join(' ')}".` : 'Whose token?';
    throw new Error(`${what} npm run token -- <name>, with one of these:\n${names}`);
  }
  const folder = dataFolder(process.env);
  if (claimant(folder, 'launcher') === undefined)
    throw new Error('The graph does not run here. Start it with `npm start`.');
  const { TOKEN_ISSUERS = '[]' } = await readEnvironment(folder, 'gateway');
  const issuers = JSON.parse(TOKEN_ISSUERS) as { issuer: string; organisation: string }[];
  const { issuer } = issuers.find(({ organisation }) => organisation === persona.organisation)!;
  const { seconds } = await keepToken(folder, issuer, persona);
  const path = pathFrom(standingIn(process.env), tokenFile(folder, persona.code));
  console.log(`${path} has a new token, good for ${seconds / 3600} hours.`);
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
