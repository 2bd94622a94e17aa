const base64 = (text: string) => Buffer.from(text).toString('base64url');

/** Texts that are a program to somebody: to a database, a template, a path, a log, a terminal, an object of JavaScript. */
export const PAYLOADS: string[] = [
  "' or '1'='1",
  "'; drop table residents.resident; --",
  "' union select usename, passwd from pg_shadow --",
  '1); select pg_sleep(3); --',
  '") { id } } { __schema { types { name } } } #',
  '{"$gt":""}',
  '../../../../etc/passwd',
  `{{7*7}}\${7*7}<%= 7*7 %>#{7*7}`,
  '\u0000',
  `a\u0000b'`,
  '\ud800',
  '\u202e\u0301\ufeff\u{1f480}'.repeat(20),
  'x'.repeat(100_000),
  '; Value "'.repeat(1000),
  '\u202eé-'.repeat(3000),
  'a\r\nset-cookie: a=b\r\n\r\n<script>alert(1)</script>',
  '__proto__',
  base64('["2024-01-01","\u0000"]'),
];

/** Those worth trying where only names of a closed list are taken. */
export const NAMES: string[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
