import { fileURLToPath } from 'node:url';
import { createLog } from '@mrrm/platform/log';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningGateway, startGateway } from '../../../gateway/dist/gateway.js';
import { createIdentity } from '../../../gateway/dist/identity/identity.js';
import { makeSigningKey } from '../../../issuer/dist/signing-key.js';
import { OWNERS } from '../../../start/dist/owners.js';
import { watched } from '../../../start/test/support/browser.js';
import type { TestGraph } from '../graph.js';
import { freeBlock } from '../ports.js';
import { WorkbenchPage } from '../workbench-page.js';
import { CLIENT, type RunningProvider, startProvider } from './provider.js';

const SUPERGRAPH = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));
const MANY = 1_000_000;
const ASKED = '#of=resident&measure=ARRIVALS&period=2023';
const AWAY = /^The sign-in cannot be reached now/;
const FAR = /^https:/;
const STRANGE = /^This sign-in was not begun here/;

/** How somebody signs in to the workbench where nobody is given a token without that: over the slices of a graph, with a gateway and a provider of its own. */
export function signInStory(of: () => { graph: TestGraph; browser: Browser }): void {
  describe('somebody who has to sign in', () => {
    let provider: RunningProvider;
    let gateway: RunningGateway;
    let origin: string;
    let context: BrowserContext;
    let page: Page;
    let workbench: WorkbenchPage;

    beforeAll(async () => {
      const { graph } = of();
      const port = await freeBlock();
      origin = `http://127.0.0.1:${port}`;
      provider = await startProvider(origin, await makeSigningKey());
      const { issuer } = provider;
      gateway = await startGateway({
        port,
        supergraphFile: SUPERGRAPH,
        subgraphUrls: Object.fromEntries(OWNERS.map((owner) => [owner, graph.sliceUrl(owner)])),
        identity: createIdentity({ issuers: [{ organisation: 'STATE', issuer }], audience: 'mrrm-graph' }),
        actorTokenKey: graph.keys.actor,
        deadlineMilliseconds: 20_000,
        // One person asks for everybody here.
        limits: {
          operationMilliseconds: 60_000,
          waitMilliseconds: 60_000,
          requestsPerMinute: MANY,
          costPerMinute: MANY,
        },
        signIns: [{ title: 'State agency', issuer, client: CLIENT, scope: 'openid' }],
        log: createLog('gateway'),
      });
    }, 60_000);
    afterAll(async () => {
      await gateway?.close();
      await provider?.close();
    });
    beforeEach(async () => {
      provider.giving.seconds = 600;
      provider.giving.refreshes = false;
      context = await of().browser.newContext();
      // The provider's own pages ask for letters from far away.
      await context.route(FAR, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
      page = await context.newPage();
      workbench = new WorkbenchPage(page, `${origin}/workbench`);
    });
    afterEach(() => context.close());

    const notes = () => expect.poll(() => workbench.notes());
    const begin = async () => {
      await page.getByRole('button', { name: 'Sign in: State agency' }).click();
      await page.waitForURL(`${provider.issuer}/**`);
    };
    const pass = async () => {
      await page.getByPlaceholder('Enter any login').fill('analyst-1');
      await page.getByPlaceholder('and password').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL(`${origin}/**`);
    };
    const signedIn = async () => {
      await begin();
      await pass();
      await workbench.settled();
    };

    it('is shown nothing but where that is, and can call nobody else', async () => {
      await workbench.open(ASKED);
      expect(await page.locator('#answer, form, nav').count()).toBe(1);
      expect(await workbench.barriers()).toEqual([]);
      expect((await fetch(`${origin}/explorer/personas`)).status).toBe(404);
      const policy = (await fetch(`${origin}/workbench`)).headers.get('content-security-policy')!;
      const { issuer, tokens } = provider;
      expect(policy.split('; ')).toContain(`connect-src 'self' ${issuer} ${tokens}`);
      expect(policy.replace(issuer, '').replace(tokens, '')).not.toMatch(/https?:|\*|unsafe/);
    });

    it('is told so who does not want to', async () => {
      await workbench.open(ASKED);
      await begin();
      await page.getByRole('link', { name: 'Cancel' }).click();
      await notes().toEqual([expect.stringMatching(/^You were not signed in\. .*aborted/)]);
      expect(page.url()).toBe(`${origin}/workbench${ASKED}`);
    });

    it('is not let in by an answer that was not asked for, to another question, or for the second time', async () => {
      await workbench.open();
      await page.goto(`${origin}/workbench?code=of-somebody&state=of-somebody`);
      await notes().toEqual([expect.stringMatching(STRANGE)]);
      await begin();
      await page.goto(`${origin}/workbench?code=of-somebody&state=of-somebody&iss=${provider.issuer}`);
      await notes().toEqual([expect.stringMatching(STRANGE)]);
      await begin();
      const returned = page.waitForRequest((request) => request.url().includes('/workbench?code='));
      await pass();
      await workbench.settled();
      await page.goto((await returned).url());
      await notes().toEqual([expect.stringMatching(STRANGE)]);
      expect(provider.grants).toEqual(['authorization_code']);
    });

    it('is told that the provider is away, before and after it was asked', async () => {
      const away = (addresses: string) => page.route(addresses, (route) => route.abort());
      await workbench.open(ASKED);
      await away(`${provider.issuer}/.well-known/**`);
      await page.getByRole('button', { name: /^Sign in/ }).click();
      await notes().toEqual([expect.stringMatching(AWAY)]);
      await page.unroute(`${provider.issuer}/.well-known/**`);
      await begin();
      await away(`${provider.tokens}/token`);
      await pass();
      await notes().toEqual([expect.stringMatching(AWAY)]);
      expect(page.url()).toBe(`${origin}/workbench${ASKED}`);
    });

    it('comes back to what was asked, and the token is nowhere but in the memory of the page', async () => {
      const wrong = await watched(page, new URL(origin).host);
      await workbench.open(ASKED);
      await signedIn();
      expect(page.url()).toBe(`${origin}/workbench${ASKED}`);
      expect(await page.locator('.single').innerText()).toMatch(/^\d/);
      expect(await page.locator('header').innerText()).toMatch(/analyst-1 · State agency/);
      expect(await workbench.barriers()).toEqual([]);
      const kept = await page.evaluate<string>(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
      );
      expect(kept).not.toMatch(/eyJ|code|verifier|state=/);
      await page.reload();
      await page.getByRole('button', { name: /^Sign in/ }).waitFor();
      const ofProvider = (what: string) =>
        [provider.issuer, provider.tokens].some((one) => what.includes(one)) ||
        (what.startsWith('asked ') && FAR.test(what.slice(6)));
      expect(wrong.filter((what) => !ofProvider(what))).toEqual([]);
    });

    it('is told when the time is over, and is then where it was', async () => {
      provider.giving.seconds = 1;
      await workbench.open(ASKED);
      await begin();
      await pass();
      await expect
        .poll(
          async () => {
            await page.locator('[data-ready="stock"]').click({ timeout: 1000 });
            return workbench.notes();
          },
          { timeout: 20_000 },
        )
        .toContainEqual('Your sign-in has ended. Sign in again.');
      expect(new URL(page.url()).hash).toContain('measure=STOCK');
    });

    it('notices nothing of that where the provider renews', async () => {
      provider.giving.seconds = 1;
      provider.giving.refreshes = true;
      provider.grants.length = 0;
      await workbench.open(ASKED);
      await signedIn();
      await expect
        .poll(async () => {
          await workbench.answered(() => page.locator('[data-ready="stock"]').click());
          return provider.grants.length;
        })
        .toBeGreaterThan(2);
      expect(new Set(provider.grants)).toEqual(new Set(['authorization_code', 'refresh_token']));
      expect(await page.getByRole('button', { name: /^Sign in/ }).count()).toBe(0);
    });

    it('signs out, here and there', async () => {
      await workbench.open(ASKED);
      await signedIn();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Yes, sign me out' }).click();
      await page.waitForURL(`${origin}/workbench`);
      await begin();
      expect(await page.getByPlaceholder('Enter any login').count()).toBe(1);
    });
  });
}
