import { EVERYBODY, type Example } from '../src/explorer/example.js';
import type { Persona } from '../src/explorer/persona.js';
import { button, byId, element } from './elements.js';

export const suits = ({ personas }: Example, { code }: Persona): boolean =>
  personas.includes(code) || personas.includes(EVERYBODY);

/** The example with which a persona begins: its own first one. */
export const firstOf = (examples: Example[], persona: Persona): Example | undefined =>
  examples.find((example) => suits(example, persona));

/**
 * Shows the examples: first those of the present persona, then those of others with the name of who would send them; as a list,
 * and as a choice where there is no room for a list.
 */
export function showExamples(
  examples: Example[],
  personas: Persona[],
  now: { persona: Persona; example: Example | undefined },
  open: (example: Example) => void,
): void {
  const own = examples.filter((example) => suits(example, now.persona));
  const others = examples.filter((example) => !own.includes(example));
  const whoOf = ({ personas: codes }: Example) =>
    personas.find(({ code }) => codes.includes(code))?.title ?? codes[0]!;
  const item = (example: Example, who?: string) =>
    element(
      'li',
      {},
      button(example.title, () => open(example), {
        ...(example === now.example && { 'aria-current': 'true' }),
        'data-example': example.file,
        title: example.askedBy,
      }),
      who && element('small', {}, who),
    );
  byId('examples').replaceChildren(
    element('h3', {}, 'Yours'),
    element('ul', {}, ...own.map((example) => item(example))),
    ...(others.length > 0
      ? [
          element('h3', {}, 'Of others: you become them'),
          element('ul', {}, ...others.map((example) => item(example, whoOf(example)))),
        ]
      : []),
  );
  const choice = byId<HTMLSelectElement>('example');
  const group = (label: string, all: Example[]) =>
    element(
      'optgroup',
      { label },
      ...all.map(({ title, file }) => new Option(title, file, false, file === now.example?.file)),
    );
  choice.replaceChildren(
    group('Yours', own),
    ...(others.length > 0 ? [group('Of others: you become them', others)] : []),
  );
  choice.onchange = () => {
    const chosen = examples.find(({ file }) => file === choice.value);
    if (chosen) open(chosen);
  };
}
