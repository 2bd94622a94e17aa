import { isLoaded, loadDemo } from '@mrrm/demo/load';
import { topUpDemo } from '@mrrm/demo/top-up/top-up';
import type { Filling, FillingSays } from './demo.js';

/** To make the people again takes most of a start: who starts twice in a row waits for it once. In milliseconds. */
const MAY_WAIT = 15 * 60_000;

/** A process that fills the databases with synthetic data and ends; with the launcher, if that goes first. */
async function fill({ urls, size, until: moment, topsUp }: Filling): Promise<void> {
  const until = new Date(moment);
  const says = (title: string) => (what: string, part: number) => say({ title, what, part });
  if (!(await isLoaded(urls))) await loadDemo({ urls, size, until, onProgress: says('Demo data') });
  else if (topsUp)
    await topUpDemo({ urls, until, mayWait: MAY_WAIT, onProgress: says('Added since the last start') });
}

const say = (said: FillingSays) => process.send!(said);

process.once('disconnect', () => process.exit(1));
process.once('message', (filling: Filling) => {
  fill(filling)
    .catch((error: Error) => {
      say({ failure: error.message });
      process.exitCode = 1;
    })
    .finally(() => {
      process.removeAllListeners('disconnect');
      process.disconnect();
    });
});
