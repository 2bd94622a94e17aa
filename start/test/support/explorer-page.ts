import type { Page } from 'playwright-core';

/** What somebody sees once an answer is there. */
export interface Seen {
  outcome: string;
  troubles: string[];
  columns: string[];
  rows: number;
  /** What stands in the place of a table that has none. */
  table: string;
  json: string;
}

// Read in one go: dozens of answers are looked at.
const STANDING = `() => ({
  persona: document.querySelector('#persona').value,
  purpose: document.querySelector('#purpose').value,
  title: document.querySelector('#title').innerText,
})`;
const SEEN = `() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    outcome: document.querySelector('#outcome').innerText,
    troubles: all('#troubles li').map((one) => one.innerText),
    columns: all('#panel-table th').map((one) => one.textContent),
    rows: all('#panel-table tbody tr').length,
    table: all('#panel-table .empty').map((one) => one.textContent).join(),
    json: all('#panel-json pre').map((one) => one.textContent).join(),
  };
}`;

/** The explorer as somebody uses it: by what is written on it. */
export class ExplorerPage {
  constructor(readonly page: Page) {}

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.waitForSelector('body[data-ready]');
  }

  /** The persona's code, its purpose and the title of the question. */
  standing(): Promise<{ persona: string; purpose: string; title: string }> {
    return this.page.evaluate(`(${STANDING})()`);
  }

  async become(persona: string): Promise<void> {
    await this.page.getByLabel('You are').selectOption(persona);
    await this.untilFilledIn();
  }

  /** Takes an example from the list. */
  async take(file: string): Promise<void> {
    await this.page.locator(`[data-example="${file}"]`).click();
    await this.untilFilledIn();
  }

  /** What an example looks up first stands in its variables. */
  private untilFilledIn(): Promise<unknown> {
    return this.page.waitForSelector('#send:not([disabled])');
  }

  async send(
    press: () => Promise<void> = () => this.page.getByRole('button', { name: 'Send' }).click(),
  ): Promise<Seen> {
    await press();
    await this.page
      .locator('#outcome:not(:empty)')
      .filter({ hasNotText: /^Asking/ })
      .waitFor();
    return this.page.evaluate(`(${SEEN})()`);
  }

  /** Writes in place of what stands in an editor, as somebody at a keyboard does. */
  async write(editor: 'Question, in GraphQL' | 'Variables, in JSON', text: string): Promise<void> {
    await this.page.getByLabel(editor).press('Control+a');
    await this.page.keyboard.type(text);
  }

  purposes(): Promise<string[]> {
    return this.page.locator('#purpose option').allInnerTexts();
  }
}
