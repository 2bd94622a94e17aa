import { createRequire } from 'node:module';
import { changesSince, releasedText } from './breaking.mjs';
import { compose } from './compose.mjs';
import { brokenOperations, whyUnreadable } from './operations.mjs';

const require = createRequire(import.meta.url);
const { parse } = require('graphql');

/** Two who publish at one moment come after each other; more than so many faster ones are not waited for. */
const MOST_ATTEMPTS = 10;

/**
 * What becomes of a publication.
 * @typedef {{ problems: string[], changes: string[], number?: number }} Outcome nothing is changed where there are problems;
 * `changes` is what clients can notice; `number` is that of the publication, absent where there is nothing to publish
 */

/**
 * Puts a new form of one slice's schema into force, if it composes with the others and breaks no client.
 * @param {{ publications: object, slice: string, sdl: string, rules: Rules, isTrial?: boolean }} what `publications` as in `start`
 * @typedef {{ released?: string, operations: { file: string, text: string }[], acceptedHints: object[], reason?: string }} Rules
 * `released` is what clients were promised; with a reason it may be broken, a stored operation may never
 * @returns {Promise<Outcome>}
 */
export async function publish({ publications, slice, sdl, rules, isTrial = false }) {
  const unreadable = whyUnreadable(sdl);
  if (unreadable) return { problems: [`the schema cannot be read: ${unreadable}`], changes: [] };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const last = publications.latest();
    const refusal = refusalOf(last, slice);
    if (refusal) return { problems: [refusal], changes: [] };
    const contents = { ...last.sdl, [slice]: sdl };
    const { supergraph, problems } = compose(slicesOf(contents, last.supergraph), rules.acceptedHints);
    if (!supergraph || problems.length > 0) return { problems, changes: [] };
    const { breaks, changes } = await judge(last.supergraph, supergraph, rules);
    if (breaks.length > 0) return { problems: breaks, changes };
    if (isTrial || plain(sdl) === plain(last.sdl[slice])) return { problems: [], changes };
    const about = { kind: 'SLICE', slice, reason: rules.reason ?? null, base: last.base };
    const number = publications.publish(last.number, about, { sdl: contents, supergraph });
    if (number !== undefined) return { problems: [], changes, number };
  }
  return { problems: ['somebody else publishes all the time; try again'], changes: [] };
}

/**
 * Puts what was in force before the last publication back into force. It is a new publication, so that the way back has one, too.
 * Nothing holds it up: it tells what it breaks.
 * @param {{ publications: object, operations: { file: string, text: string }[] }} what
 * @returns {Outcome & { breaks: string[] }}
 */
export function goBack({ publications, operations }) {
  const last = publications.latest();
  if (!last || last.number === 1)
    return { problems: ['nothing was published before'], changes: [], breaks: [] };
  const before = publications.read(last.number - 1);
  const about = { kind: 'BACK', slice: last.slice, reason: null, base: last.base };
  const number = publications.publish(last.number, about, before);
  if (number === undefined)
    return {
      problems: ['somebody else has published at this moment; look at --list'],
      changes: [],
      breaks: [],
    };
  return { problems: [], changes: [], breaks: brokenOperations(operations, before.supergraph), number };
}

/** Without what a tool wrote above it. */
const plain = (sdl) => sdl.replace(/^(?:#.*\n|\s*\n)+/, '').trim();

/** Each slice with the address that it has in a supergraph. */
function slicesOf(sdl, supergraph) {
  const graphs = parse(supergraph).definitions.find(({ name }) => name?.value === 'join__Graph');
  const wordsOf = ({ directives }) =>
    Object.fromEntries(directives[0].arguments.map(({ name, value }) => [name.value, value.value]));
  const addresses = new Map(graphs.values.map(wordsOf).map(({ name, url }) => [name, url]));
  return Object.entries(sdl).map(([name, text]) => ({ name, url: addresses.get(name), sdl: text }));
}

function refusalOf(last, slice) {
  if (!last) return 'nothing is published there yet: begin with --begin, or with npm start';
  if (!(slice in last.sdl))
    return `no slice is called ${slice}; there are ${Object.keys(last.sdl).join(', ')}`;
  return undefined;
}

/** What a supergraph breaks, and what clients can notice of it. */
async function judge(before, after, { released, operations, reason }) {
  const changes = (await changesSince(releasedText(before), after)).map(({ what }) => what);
  const promised = released === undefined ? [] : await changesSince(released, after);
  const broken = promised.filter((change) => change.breaks);
  const breaks = brokenOperations(operations, after);
  if (broken.length > 0 && !reason)
    breaks.push(
      ...broken.map(({ what, message }) => `breaks clients of the released schema: ${what}: ${message}`),
    );
  return { breaks, changes };
}
