const ANYTHING = '…';

/**
 * Where an answer is not what a page shows of it: what is shown must be there, `"…"` stands for any text or number, and a
 * list has as many items as are shown.
 * @returns paths with what is there; none when all is as shown
 */
export function differences(shown: unknown, actual: unknown, path = ''): string[] {
  if (shown === ANYTHING && ['string', 'number'].includes(typeof actual)) return [];
  if (Array.isArray(shown)) {
    if (!Array.isArray(actual)) return [`${path} is ${JSON.stringify(actual)}`];
    if (shown.length !== actual.length) return [`${path} has ${actual.length} items`];
    return shown.flatMap((item, index) => differences(item, actual[index], `${path}.${index}`));
  }
  if (shown !== null && typeof shown === 'object') {
    if (actual === null || typeof actual !== 'object') return [`${path} is ${JSON.stringify(actual)}`];
    return Object.entries(shown).flatMap(([name, value]) =>
      differences(value, (actual as Record<string, unknown>)[name], `${path}.${name}`),
    );
  }
  return shown === actual ? [] : [`${path} is ${JSON.stringify(actual)} and not ${JSON.stringify(shown)}`];
}

/** What stands at a path of names and numbers, such as `centreByCode.residents.nodes.0.id`. */
export const at = (value: unknown, path: string): unknown =>
  path === ''
    ? value
    : path
        .split('.')
        .reduce((one, name) => (one as Record<string, unknown> | null | undefined)?.[name], value);
