import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../../../demo/dist/personas.js';
import { isLong } from '../../../test/support/run/long.js';
import { findChromium, HOW_TO_INSTALL, openBrowser, watched } from './browser.js';
import { examples, firstOf, wrongFor } from './every-example.js';
import { ExplorerPage } from './explorer-page.js';

/** What holds of the explorer in a browser, in two parts: a start takes long, so that one serves for its own promises and for these. */
export interface ExplorerStory {
  whileItRuns(): void;
  onceItHasStopped(): void;
}

/**
 * To be told in the file of a test that starts the graph.
 * @param portOf the gateway's port, once it runs
 */
export function explorerStory(portOf: () => number): ExplorerStory {
  const chromium = findChromium();
  if (!chromium) console.warn(HOW_TO_INSTALL);
  let browser: Browser | undefined;
  let explorer: ExplorerPage;
  let wrong: string[];
  let address: string;
  afterAll(() => browser?.close());

  const whileItRuns = () =>
    describe.skipIf(!chromium)('the explorer in a browser', () => {
      beforeAll(async () => {
        address = `http://127.0.0.1:${portOf()}/`;
        browser = await openBrowser(chromium!);
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        wrong = await watched(page, new URL(address).host);
        explorer = new ExplorerPage(page);
        await explorer.open(address);
      });

      it('opens on somebody with an example of theirs, and Ctrl-Enter sends it', async () => {
        const { persona, purpose, title } = await explorer.standing();
        expect([persona, title]).toEqual([personas[0]!.code, firstOf(personas[0]!.code).title]);
        expect(purpose).toBe(firstOf(persona).purpose ?? personas[0]!.purpose);
        await explorer.page.getByLabel('Question, in GraphQL').focus();
        const seen = await explorer.send(() => explorer.page.keyboard.press('Control+Enter'));
        expect(seen).toMatchObject({ outcome: expect.stringMatching(/^Answered in \d+ ms/), troubles: [] });
      });

      it.each(personas.map((persona) => [persona.code, persona] as const))(
        `answers ${isLong ? 'every example' : 'the examples'} of %s without an error and with rows in a table, for a purpose of theirs`,
        async (_, persona) => {
          expect(await wrongFor(explorer, persona)).toEqual([]);
        },
      );

      it('becomes somebody whom an example suits, and stays who it is with one that suits', async () => {
        await explorer.become('analyst');
        await explorer.take('01-night-screen.graphql');
        const night = examples.find(({ file }) => file === '01-night-screen.graphql')!;
        expect((await explorer.standing()).persona).toBe(night.personas[0]);
      });

      it('says of a question that is closed to somebody what is closed, and why', async () => {
        const { page } = explorer;
        await explorer.take('02-residents-of-a-centre.graphql');
        await page.getByLabel('keep this question').check();
        await explorer.become('analyst');
        await page.getByLabel('keep this question').uncheck();
        const seen = await explorer.send();
        expect(seen.outcome).toMatch(/^(Answered in part|Refused)/);
        expect(seen.troubles.join()).toMatch(
          /FORBIDDEN.*Ask with the purpose|FORBIDDEN.*What would open it/s,
        );
      });

      it('says of variables that are no JSON what is wrong, and sends nothing', async () => {
        await explorer.become(personas[0]!.code);
        await explorer.write('Variables, in JSON', '{ first');
        const seen = await explorer.send();
        expect(seen).toMatchObject({ outcome: expect.stringMatching(/^The variables are no JSON/), rows: 0 });
        await explorer.page.getByRole('button', { name: 'Put the example back' }).click();
        expect((await explorer.send()).outcome).toMatch(/^Answered in/);
      });

      it('says of a question that the graph does not know, and of a write without its key, what is wrong', async () => {
        const { page } = explorer;
        await explorer.write('Question, in GraphQL', '{ nobodyKnowsThis }');
        const unknown = await explorer.send();
        expect(unknown).toMatchObject({ outcome: expect.stringMatching(/^Refused \(400\)/), rows: 0 });
        expect(unknown.troubles).toEqual([expect.stringContaining('nobodyKnowsThis')]);
        await explorer.become('state-case-manager');
        await explorer.take('08-what-is-open-after-a-departure.graphql');
        const residentId = randomUUID();
        for (const key of [undefined, '']) {
          const input = { idempotencyKey: key, residentId, expectedVersion: 1, reason: 'TRANSFERRED' };
          await explorer.write('Variables, in JSON', JSON.stringify({ input }));
          const { outcome, troubles } = await explorer.send();
          expect(outcome).toMatch(/^(Refused \(400\)|Nothing was changed)/);
          expect(troubles).toEqual([expect.stringContaining('idempotencyKey')]);
        }
        await page.getByRole('button', { name: 'Put the example back' }).click();
      });

      it('gets a new token by itself when the graph takes the one it has no longer', async () => {
        const { page } = explorer;
        await explorer.become(personas[0]!.code);
        const used: string[] = [];
        await page.route('**/graphql', (route) => {
          const authorization = route.request().headers()['authorization']!;
          used.push(authorization);
          const sent = used.length === 1 ? `${authorization.slice(0, -4)}AAAA` : authorization;
          return route.continue({ headers: { ...route.request().headers(), authorization: sent } });
        });
        expect((await explorer.send()).outcome).toMatch(/^Answered in/);
        expect(new Set(used).size).toBe(2);
        await page.unroute('**/graphql');
      });

      it('says what to do when no token is taken, and when the sign-in gives none', async () => {
        const { page } = explorer;
        const unsigned = { exp: Math.floor(Date.now() / 1000) - 60 };
        const token = ['{}', JSON.stringify(unsigned), 'nobody']
          .map((part) => Buffer.from(part).toString('base64url'))
          .join('.');
        await page.route('**/explorer/token', (route) => route.fulfill({ json: { token } }));
        await explorer.open(address);
        const refused = await explorer.send();
        expect(refused.outcome).toMatch(/^Refused \(401\).*Stop `npm start` and start it again\.$/);
        expect(refused.troubles).toEqual([expect.stringContaining('UNAUTHENTICATED')]);
        await page.unroute('**/explorer/token');
        await page.route('**/explorer/token', (route) => route.fulfill({ status: 502, body: '<html>' }));
        expect((await explorer.send()).outcome).toMatch(/^The sign-in gives no token \(status 502\)/);
        await page.unroute('**/explorer/token');
        expect((await explorer.send()).outcome).toMatch(/^Answered in/);
        await explorer.open(address);
      });

      it('tells what a field means where it is pointed at, and what a value means where it can stand', async () => {
        const { page } = explorer;
        await page.locator('#query').getByText('name', { exact: true }).first().hover();
        await expect.poll(() => page.locator('.meaning').innerText()).toMatch(/\w+\.name: String!?\n.*\w+/s);
        await explorer.write(
          'Question, in GraphQL',
          '{ residents(centreId: "x", filter: { familySituation: ',
        );
        await page.keyboard.press('Control+Space');
        await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
        await expect
          .poll(() => page.locator('.cm-completionInfo').innerText())
          .toMatch(/adult|child|family/i);
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: 'Docs' }).click();
        await page.getByLabel('Search').fill('NO_LONGER_PRESENT_OR_WHATEVER');
        expect(await page.locator('#panel-docs .entry').count()).toBe(0);
        await page.getByLabel('Search').fill('UNACCOMPANIED');
        const entry = page.locator('#panel-docs .entry').first();
        expect(await entry.innerText()).toMatch(/UNACCOMPANIED\w*\n.*\w+/s);
        await page.getByRole('tab', { name: 'Docs' }).press('ArrowRight');
        expect(await page.getByRole('tab', { name: 'Table' }).getAttribute('aria-selected')).toBe('true');
      });

      it('fits a telephone, and answers there', async () => {
        const { page } = explorer;
        await page.setViewportSize({ width: 420, height: 900 });
        await explorer.become(personas[0]!.code);
        const chosen = await page.locator('#example').inputValue();
        expect(chosen).toBe(firstOf(personas[0]!.code).file);
        expect((await explorer.send()).outcome).toMatch(/^Answered in/);
        const isBroader = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        expect(isBroader).toBe(false);
        await page.setViewportSize({ width: 1280, height: 800 });
      });

      it('has called no other host, broken no rule of its policy, and left nothing in the console', () => {
        expect(wrong).toEqual([]);
      });

      it.skipIf(!process.env['SCREENSHOTS'])('is shown in docs/images', async () => {
        const to = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
        for (const [name, width, height] of [
          ['explorer', 1280, 800],
          ['explorer-narrow', 420, 900],
        ] as const) {
          await explorer.page.setViewportSize({ width, height });
          await explorer.become(personas[0]!.code);
          await explorer.send();
          await explorer.page.screenshot({ path: join(to, `${name}.png`) });
        }
      });
    });

  const onceItHasStopped = () =>
    describe.skipIf(!chromium)('the explorer in a browser, once the graph has stopped', () => {
      it('says that the graph cannot be reached, and what to look at', async () => {
        const silent = { outcome: 'The graph cannot be reached. Does `npm start` still run?', rows: 0 };
        expect(await explorer.send()).toMatchObject({ ...silent, troubles: [], json: '' });
        await explorer.become('state-nurse');
        expect(await explorer.send()).toMatchObject(silent);
      });
    });

  return { whileItRuns, onceItHasStopped };
}
