import { byId } from './elements.js';

const NAMES = ['table', 'json', 'docs'] as const;
export type Tab = (typeof NAMES)[number];

/** Shows one of the three parts beside the question. */
export function showTab(chosen: Tab): void {
  for (const name of NAMES) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute('aria-selected', String(name === chosen));
    tab.tabIndex = name === chosen ? 0 : -1;
    byId(`panel-${name}`).hidden = name !== chosen;
  }
  const belongsToAnswer = chosen !== 'docs';
  byId('outcome').hidden = !belongsToAnswer;
  byId('troubles').hidden = !belongsToAnswer;
}

/** Tabs as a keyboard expects them: arrows go from one to the next. */
export function prepareTabs(): void {
  NAMES.forEach((name, index) => {
    // A keyboard scrolls what it can reach.
    byId(`panel-${name}`).tabIndex = 0;
    const tab = byId(`tab-${name}`);
    tab.addEventListener('click', () => showTab(name));
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = NAMES[(index + step + NAMES.length) % NAMES.length]!;
      showTab(next);
      byId(`tab-${next}`).focus();
    });
  });
}
