import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine: CHROMIUM_PATH, or one of the usual names; nothing when there is none. */
export function findChromium(environment = process.env): string | undefined {
  const given = environment['CHROMIUM_PATH'];
  if (given) return existsSync(given) ? given : undefined;
  return NAMES.map((name) => {
    try {
      return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
    } catch {
      return undefined;
    }
  }).find((path) => path);
}

export const HOW_TO_INSTALL =
  'Skipped: nothing was tried in a browser, there is no Chromium. `apt-get install chromium`, or CHROMIUM_PATH=…';

/** Opens a browser without a window. As root, as in containers, it has no sandbox of its own. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=en'] });

/** Everything that a page was not to do: call another host, break its policy, say something in the console. */
export async function watched(page: Page, host: string): Promise<string[]> {
  const wrong: string[] = [];
  page.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== host) wrong.push(`asked ${request.url()}`);
  });
  await page.exposeFunction('toldOfViolation', (what: string) => void wrong.push(what));
  // What is typed over something that has a colour, Chromium itself would give that colour by an attribute, which the policy takes
  // away again: attributes are no fault of the page, whose markup has none.
  await page.addInitScript({
    content: `addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      if (effectiveDirective !== 'style-src-attr') toldOfViolation('policy: ' + effectiveDirective + ' ' + blockedURI);
    });`,
  });
  // A refusal is an answer; the browser says its status in the console all the same. Broken policies are told above.
  const isToldElsewhere = (text: string) => /status of [45]\d\d|Content Security Policy/.test(text);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isToldElsewhere(message.text()))
      wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  return wrong;
}
