import { fileURLToPath } from 'node:url';
import { StatisticsRelativePeriod } from '@mrrm/platform/statistics/words';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owners } from '../gateway/workbench/owners.js';
import { CATALOGUES, isOffered, readCatalogues } from '../gateway/workbench/question/catalogue.js';
import { fitted } from '../gateway/workbench/question/fitted.js';
import type { Question } from '../gateway/workbench/question/question.js';
import { READY } from '../gateway/workbench/question/ready.js';
import { LOCALES } from '../gateway/workbench/words.js';
import { findChromium, HOW_TO_INSTALL, openBrowser, watched } from '../start/test/support/browser.js';
import { counted as ofResidents } from '../subgraphs/residents/dist/figures/statistics.js';
import { type Answer, startGraph, type TestGraph } from './support/graph.js';
import { isLong } from './support/run/long.js';
import { signInStory } from './support/sign-in/story.js';
import {
  keepDays,
  keepEdition,
  keepHours,
  keepServices,
  keepSome,
} from './support/statistics/made-edition.js';
import { WorkbenchPage } from './support/workbench-page.js';

const chromium = findChromium();
if (!chromium) console.warn(HOW_TO_INSTALL);
const CENTRES_BY_MONTH = '#of=resident&measure=ARRIVALS&period=2023&each=MONTH&by=CENTRE';
const PAGES = [
  '#ready=uptake',
  CENTRES_BY_MONTH,
  '#of=resident&measure=EXITS&period=2023&by=SEX,NATIONALITY',
];

/** How many questions are asked at once. */
const TOGETHER = 6;

/** The question in a document with others. */
function asPart({ owner, measure, relative, by, where }: Question, at: number): string {
  const choices = where.map(
    ([dimension, category]) => `{ dimension: ${dimension}, category: "${category}" }`,
  );
  return `q${at}: ${owner}Statistics(measure: ${measure}, relative: ${relative}, by: [${by}], where: [${choices}]) { openPeriods }`;
}

/** Every number of an answer, in its order: two documents may say the rest in other words. */
function numbersOf(data: unknown): unknown[] {
  const values: unknown[] = [];
  JSON.stringify(data, (name, value) => {
    if (['value', 'residents', 'placed', 'published'].includes(name)) values.push(value);
    return value;
  });
  return values;
}

describe.skipIf(!chromium)('the workbench in a browser', () => {
  let graph: TestGraph;
  let browser: Browser;
  let workbench: WorkbenchPage;
  let wrong: string[];

  beforeAll(async () => {
    graph = await startGraph({ pages: true, introspection: true });
    const { data } = await graph.ask(
      'analyst',
      '{ a: centreByCode(code: "RRC-SOFIA") { id safeZones { id } } b: centreByCode(code: "HARMANLI") { id } }',
    );
    await graph.signIn('analyst-of-one', 'STATE', { role: 'ANALYST', centres: [data.a.id] });
    const [zone] = data.a.safeZones;
    await keepEdition(graph.databases.residents.appUrl, [data.a.id, data.b.id], zone.id);
    await keepDays(graph.databases.facilities.appUrl, data.a.id);
    await keepHours(graph.databases.staff.appUrl, data.a.id);
    await keepServices(graph.databases.services.appUrl, data.a.id);
    browser = await openBrowser(chromium!);
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const address = graph.url.replace('/graphql', '/workbench');
    wrong = await watched(page, new URL(address).host);
    workbench = new WorkbenchPage(page, address);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await graph?.stop();
  });

  it('tells somebody who may not ask for numbers that it is so, and why', async () => {
    await workbench.open();
    await workbench.page.getByLabel('You are').selectOption('state-nurse');
    await expect.poll(() => workbench.notes()).toContainEqual(expect.stringMatching(/NURSE.*FORBIDDEN/s));
    expect((await workbench.notes())[0]).toBe('You cannot ask for numbers here.');
    expect(await workbench.page.getByRole('button', { name: 'Ask', exact: true }).count()).toBe(0);
    await workbench.page.getByLabel('You are').selectOption('analyst');
    await workbench.settled();
  });

  it.each([
    ['a script in a word', '#of=resident&measure=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&period=2023'],
    ['a change', '#document=mutation%20%7B%20withdrawConsent%20%7B%20id%20%7D%20%7D'],
    ['nonsense', '#%F0%9F&&==toString'],
  ])('does not follow a link with %s, and says so', async (_, link) => {
    await workbench.follow(link);
    await expect
      .poll(() => workbench.notes())
      .toContainEqual(expect.stringMatching(/^This link could not be read/));
    expect(await workbench.page.locator('main img, main script').count()).toBe(0);
  });

  it('shows a script in a document as text, and what the graph says of it', async () => {
    const script = '{ <script>alert(1)</script><img src=x onerror=alert(1)> }';
    await workbench.answered(() => workbench.follow(`#document=${encodeURIComponent(script)}`));
    await expect.poll(() => workbench.page.locator('.cm-content').innerText()).toContain('<script>');
    expect(await workbench.page.locator('main img, main script').count()).toBe(0);
    expect((await workbench.notes()).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(READY))('answers the ready question %s, from the click to the file', async (name) => {
    const { page } = workbench;
    await workbench.answered(() => page.locator(`[data-ready="${name}"]`).click());
    expect(await page.locator('.troubles').count()).toBe(0);
    const tables = await page.locator('#answer table').count();
    if (tables > 1) expect(await page.locator('#answer h3').count()).toBeGreaterThanOrEqual(tables);
    const rows = await page.locator('#answer table').first().locator('tbody tr').count();
    expect(rows).toBeGreaterThan(0);
    const lines = (await workbench.saved('CSV')).toString().trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(rows);
    expect(lines.join('\n')).not.toMatch(/(^|,)[=+@]/m);
    await page.locator('.for-programs button').click();
    await page.getByText('The address is copied.').waitFor();
    const address = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(address).toBe(new URL(await page.locator('.for-programs code').innerText(), page.url()).href);
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${graph.tokens['analyst']}`, 'x-purpose': 'STATISTICS' },
    });
    const { data, errors } = (await response.json()) as Answer;
    expect([response.status, errors]).toEqual([200, undefined]);
    expect(numbersOf(data)).toEqual(numbersOf(JSON.parse((await workbench.saved('JSON')).toString()).data));
  });

  it('says why a number is withheld, asks the coarser one at a press, and shows neither as zero', async () => {
    const { page } = workbench;
    await workbench.answered(() => workbench.follow(CENTRES_BY_MONTH));
    const withheld = page.locator('button.withheld');
    expect(await withheld.count()).toBeGreaterThan(11);
    expect(await page.locator('#answer td').allInnerTexts()).not.toContain('0');
    await page.locator('.drawing [fill="url(#hatch)"]').first().waitFor({ state: 'attached' });
    await withheld.first().press('Enter');
    await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/Withheld: .*It is not zero\./s);
    expect(await workbench.barriers()).toEqual([]);
    await workbench.answered(() => page.getByRole('button', { name: /^Ask instead/ }).click());
    expect(await page.locator('.single').innerText()).toMatch(/^\d+$/);
    await page.goBack();
    await expect.poll(() => withheld.count()).toBeGreaterThan(11);
  });

  it('makes a file with hashtags in which a withheld number is empty, and pictures of the chart', async () => {
    const { page } = workbench;
    await page.getByLabel('with an HXL row').check();
    const [names, tags, ...lines] = (await workbench.saved('CSV')).toString().trimEnd().split('\r\n');
    expect(names).toBe('\uFEFFperiod,begins,ends,centre_code,centre,value,rounded,withheld');
    expect(tags).toBe(
      '#date+period,#date+start,#date+end,#loc+code,#loc+name,#indicator+value+num,#indicator+rounded+value+num,#status+withheld',
    );
    expect(lines.filter((line) => /,,,(SMALL|COMPLEMENT)$/.test(line)).length).toBe(
      await page.locator('button.withheld').count(),
    );
    const drawing = (await workbench.saved('SVG')).toString();
    expect(drawing).toMatch(/^<svg .*<title>Arrivals/s);
    expect(drawing).not.toContain('nonce');
    expect((await workbench.saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.parse((await workbench.saved('JSON')).toString())).toHaveProperty('data.residentStatistics');
  });

  it('builds a question from the catalogue, whose link asks the same again', async () => {
    const { page } = workbench;
    await workbench.answered(() => page.locator('[data-ready="arrivals"]').click());
    await page.getByRole('combobox', { name: 'What is counted' }).selectOption({ label: 'Departures' });
    await page.getByRole('combobox', { name: 'Period', exact: true }).selectOption('2023');
    await page.getByRole('checkbox', { name: 'Reason of departure' }).check();
    await page.getByRole('checkbox', { name: 'Sex' }).check();
    expect(await page.getByRole('checkbox', { name: 'Age' }).isDisabled()).toBe(true);
    await workbench.answered(() => page.getByRole('button', { name: 'Ask', exact: true }).press('Enter'));
    const seen = await page.locator('#answer table').innerText();
    expect(await page.locator('#answer-title').innerText()).toMatch(
      /Departures.*2023.*Reason of departure, Sex/,
    );
    const link = new URL(page.url()).hash;
    expect(link).not.toMatch(/eyJ|analyst/);
    await workbench.open(link);
    await workbench.settled();
    expect(await page.locator('#answer table').innerText()).toBe(seen);
  });

  it.each(['analyst', 'analyst-of-one'])(
    'offers %s what the graph answers, of each measure by each length of period and number of dimensions, and nothing that it refuses',
    async (persona) => {
      const ask = (query: string) => graph.ask(persona, query, {}, { 'x-purpose': 'STATISTICS' });
      const told = await Promise.all(CATALOGUES.map(ask));
      const catalogues = readCatalogues(told.map(({ data }) => data));
      // Of whom nothing is closed yet, nothing is refused for its places.
      const closed = owners.filter((owner) => catalogues.of[owner]!.editions.length > 0);
      expect(closed.length).toBeGreaterThan(2);
      const asked = closed.flatMap((owner) =>
        catalogues.of[owner]!.measures.flatMap(({ measure, dimensions }) =>
          Object.keys(StatisticsRelativePeriod).flatMap((relative) =>
            Array.from({ length: dimensions.length + 1 }, (_, most): Question => {
              const some = dimensions.slice(0, most);
              const by = some.flatMap(({ isPlace, dimension }) => (isPlace ? dimension.value : []));
              const where = some.flatMap(({ isPlace, dimension, categories }): [string, string][] =>
                isPlace ? [] : [[dimension.value, categories[0]!.value]],
              );
              return { owner, measure: measure.value, relative, by, where };
            }),
          ),
        ),
      );
      const refused: Question[] = [];
      for (let at = 0; at < asked.length; at += TOGETHER) {
        const some = asked.slice(at, at + TOGETHER);
        const { data, errors = [] } = await ask(`{ ${some.map(asPart).join('\n')} }`);
        for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT');
        refused.push(...some.filter((_, place) => data[`q${place}`] === null));
      }
      expect(refused.length).toBeGreaterThan(10);
      expect(refused).toEqual(asked.filter((one) => !isOffered(catalogues, one)));
      for (const one of asked) expect(isOffered(catalogues, fitted(catalogues, one))).toBe(true);
    },
    60_000,
  );

  it('shows in the form the nearest that is offered: no months where there are whole years alone, three dimensions where there are so many', async () => {
    const { page } = workbench;
    const options = (name: string) =>
      page.getByRole('combobox', { name, exact: true }).locator('option').allInnerTexts();
    await workbench.follow('#of=resident&measure=NIGHTS_OF_STAYS&period=2023&each=MONTH');
    await expect.poll(() => workbench.notes()).toContainEqual(expect.stringMatching(/does not offer/));
    expect(await page.getByRole('combobox', { name: 'Of that year' }).count()).toBe(0);
    expect((await options('Period')).filter((text) => /month|quarter/i.test(text))).toEqual([]);
    await workbench.answered(() => page.getByRole('button', { name: 'Ask', exact: true }).click());
    expect(await workbench.notes()).toEqual([]);
    await page.getByRole('combobox', { name: 'What is counted' }).selectOption('resident:STANDARDS_AT_END');
    expect((await options('Of that year')).filter((text) => /each month/i.test(text))).toHaveLength(1);
    await page.getByRole('combobox', { name: 'Of that year' }).selectOption('QUARTER');
    for (const name of ['Centre', 'Indicator', 'Standing'])
      await page.getByRole('checkbox', { name, exact: true }).check();
    await workbench.answered(() => page.getByRole('button', { name: 'Ask', exact: true }).click());
    expect(await page.locator('.troubles').count()).toBe(0);
  });

  it('asks the document as somebody has changed it, with the words of the schema at hand', async () => {
    const { page } = workbench;
    await page.locator('.cm-content').press('Control+a');
    await page.keyboard.type('{ residentStatisticsCat');
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+Space');
        return page
          .locator('.cm-tooltip-autocomplete')
          .innerText({ timeout: 1000 })
          .catch(() => '');
      })
      .toContain('residentStatisticsCatalogue');
    await page.keyboard.press('Escape');
    await page.locator('.cm-content').press('Control+a');
    await page.keyboard.insertText('{ residentStatisticsCatalogue { editions { year months } } }');
    await workbench.answered(() => page.keyboard.press('Control+Enter'));
    expect(await workbench.rows().count()).toBe(1);
  });

  it.each(Object.entries(LOCALES))(
    `speaks %s, without barriers, on a telephone and in the dark, ${isLong ? 'on each page' : 'on one page'}`,
    async (code, name) => {
      const { page } = workbench;
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme: 'dark' });
      const one = Object.keys(LOCALES).indexOf(code);
      for (const link of isLong ? PAGES : [PAGES[one]!]) {
        await workbench.answered(() => workbench.follow(link));
        if ((await page.getAttribute('html', 'lang')) !== code.toLowerCase())
          await workbench.answered(async () => {
            await page.locator('header select').last().selectOption({ label: name });
          });
        expect(await page.getAttribute('html', 'lang')).toBe(code.toLowerCase());
        expect(await workbench.rows().count()).toBeGreaterThan(0);
        expect(await workbench.barriers(), link).toEqual([]);
        expect(await workbench.isTooBroad(), link).toBe(false);
      }
    },
  );

  signInStory(() => ({ graph, browser }));

  it.skipIf(!process.env['SCREENSHOTS'])(
    'is shown in docs/images, with the people of the demo',
    async () => {
      const { page } = workbench;
      // The editions of the other tests are of another year, and of few.
      const shown = { year: 2022, dimensions: 2 };
      await keepSome('residents', graph.databases.residents.appUrl, ofResidents, ['ACCOMMODATED'], shown);
      await page.emulateMedia({ colorScheme: 'light' });
      for (const [name, width, height, by] of [
        ['workbench', 1280, 1180, 'AGE_BAND,NATIONALITY'],
        ['workbench-narrow', 390, 1400, 'NATIONALITY'],
      ] as const) {
        await page.setViewportSize({ width, height });
        await workbench.open(`#of=resident&measure=ACCOMMODATED&period=2022&by=${by}`);
        await page.locator('header select').last().selectOption({ label: 'English' });
        await workbench.settled();
        await page.locator('.drawing svg').waitFor();
        await page.evaluate('document.fonts.ready');
        if (width < 860) await page.evaluate('document.querySelector("#answer").scrollIntoView()');
        const path = fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
        await page.screenshot({ path });
      }
    },
    120_000,
  );

  it('has called no other host, broken no rule of its policy, and left nothing in the console', () => {
    expect(wrong).toEqual([]);
  });
});
