import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { print } from '@0no-co/graphql.web';
import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import type { introspection } from './generated/graph.js';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTimeISO: string; LocalDate: string; LocalTime: string };
}>();

/** What the graph answers. A null in `data` with an error at its path is unknown, never none. */
interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; opens?: string } }[];
}

/** One question to the graph; its answer has the type of the document. What came too soon is asked once more. */
async function ask<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { url, ...headers }: { url: string; authorization: string; 'x-purpose': string },
): Promise<Answer<Data>> {
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: print(document), variables }),
    });
  const first = await send();
  const seconds = Number(first.headers.get('retry-after'));
  if (seconds > 0) await wait(seconds * 1000);
  return (await (seconds > 0 ? await send() : first).json()) as Answer<Data>;
}

const Night = graphql(`
  query Night($zone: String!) {
    safeZoneByCode(code: $zone) {
      name
      residents(first: 100, filter: { present: true }) {
        nodes { fullName riskLevel latestPresence { status checkedAt } }
      }
    }
  }
`);

const [, , tokenFile = '', url = 'http://127.0.0.1:4000/graphql'] = process.argv;
const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`;
const asked = { url, authorization, 'x-purpose': 'CARE' };
const { data, errors = [] } = await ask(Night, { zone: 'SZ-VOENNA-RAMPA' }, asked);
for (const { message, path = [] } of errors) console.error(`${path.join('.')}: ${message}`);
const zone = data?.safeZoneByCode;
console.log(zone?.name ?? 'There is no such zone, or it is not for you.');
for (const { fullName, riskLevel, latestPresence } of zone?.residents?.nodes ?? []) {
  const seen = latestPresence ? `${latestPresence.status} ${latestPresence.checkedAt}` : 'never checked';
  console.log(`${fullName ?? 'name unknown'}  ${riskLevel ?? 'risk unknown'}  ${seen}`);
}
