import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The workbench as somebody uses it: by what is written on it. */
export class WorkbenchPage {
  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  /** Opens a link as a new visit, and waits for what comes of it. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}${fragment}`);
    await this.page.waitForSelector('main[data-ready]');
  }

  /** Follows a link on the page that is open. */
  async follow(fragment: string): Promise<void> {
    await this.page.goto(`${this.address}${fragment}`);
  }

  /** Until an answer, a refusal or a failure is there. */
  async settled(): Promise<void> {
    await this.page.waitForSelector('[data-settled="true"]');
  }

  /** Does something of which another answer comes. */
  async answered(act: () => Promise<void>): Promise<void> {
    await this.page.evaluate(
      'document.querySelector("[data-settled]")?.setAttribute("data-settled", "false")',
    );
    await act();
    await this.settled();
  }

  rows(): Locator {
    return this.page.locator('#answer tbody tr');
  }

  notes(): Promise<string[]> {
    return this.page.locator('.note, .troubles li, p.troubles').allInnerTexts();
  }

  /** What is saved when a button of the answer is pressed. */
  async saved(name: string): Promise<Buffer> {
    const waiting = this.page.waitForEvent('download');
    await this.page
      .getByRole('button', { name: new RegExp(`: ${name}$`) })
      .first()
      .click();
    return readFileSync(await (await waiting).path());
  }

  /** Rules of accessibility that are broken badly. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe);
    return this.page.evaluate(`axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`);
  }

  isTooBroad(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > innerWidth');
  }
}
