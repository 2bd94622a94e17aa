type Child = Node | string | undefined | false;

/** Makes an element: what is given as text is never read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value === true) made.setAttribute(attribute, '');
    else if (value !== false) made.setAttribute(attribute, value);
  made.append(
    ...children.filter((child): child is Node | string => typeof child !== 'undefined' && child !== false),
  );
  return made;
}

/** A button that does something. */
export function button(text: string, press: () => void, attributes: Record<string, string> = {}) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

/** The element of the page with this id. The page and this script are made together: it is there. */
export const byId = <Kind extends HTMLElement = HTMLElement>(id: string) =>
  document.getElementById(id) as Kind;
