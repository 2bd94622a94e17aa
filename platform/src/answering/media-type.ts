/** What an answer may be called; the first where nothing is said. */
const CALLED = ['application/json', 'application/graphql-response+json'];

/**
 * How an answer is called, out of what a request takes (RFC 9110, 12.5.1): the best liked, of equals the first one named.
 * @returns undefined when it takes neither
 */
export function mediaTypeFor(accept: string | undefined): string | undefined {
  // What routers send; the rest is for those who ask by hand.
  if (!accept || accept === '*/*' || accept === CALLED[0]) return written(CALLED[0]!);
  let best: { name: string; liked: number } | undefined;
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const name = type === '*/*' || type === 'application/*' ? CALLED[0] : CALLED.find((one) => one === type);
    const said = parameters.find((parameter) => parameter.startsWith('q='));
    const liked = said ? Number(said.slice(2)) : 1;
    if (name && liked > (best?.liked ?? 0)) best = { name, liked };
  }
  return best && written(best.name);
}

const written = (name: string) => `${name}; charset=utf-8`;
