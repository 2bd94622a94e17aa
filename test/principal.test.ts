import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sources = (folder: string) =>
  readdirSync(root(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(root(`${folder}/${name}`), 'utf8') }));

it('rights are asked of the principal alone: no source reads another name of the actor', () => {
  const all = ['platform/src', 'gateway/src', ...OWNERS.map((owner) => `subgraphs/${owner}/src`)].flatMap(
    sources,
  );
  expect(all.length).toBeGreaterThan(300);
  const found = all.filter(({ text }) =>
    /\bactor\??\.subject\b|\{[^}]*\bsubject\b[^}]*\} = [\w.]*actor\b|app\.subject/.test(text),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});

it('no policy in force compares with another setting than the principal', () => {
  for (const owner of OWNERS) {
    // What a migration sets last is in force: each policy and each function by its name.
    const inForce = new Map<string, string>();
    for (const file of readdirSync(root(`drizzle/${owner}`))
      .filter((name) => name.endsWith('.sql'))
      .sort())
      for (const statement of readFileSync(root(`drizzle/${owner}/${file}`), 'utf8').split(
        '--> statement-breakpoint',
      )) {
        const [, verb, name] =
          /^(CREATE|ALTER|DROP) POLICY (".+?" ON ".+?"\.".+?")/m.exec(statement) ??
          /^(CREATE)(?: OR REPLACE)? FUNCTION (".+?"\.".+?")/m.exec(statement) ??
          [];
        if (name) inForce.set(name, verb === 'DROP' ? '' : statement);
      }
    expect(inForce.size).toBeGreaterThan(5);
    const old = [...inForce].filter(([, statement]) => statement.includes("'subject'"));
    expect([owner, old.map(([name]) => name)]).toEqual([owner, []]);
    expect([...inForce.values()].some((statement) => statement.includes("'principal'"))).toBe(true);
  }
});
