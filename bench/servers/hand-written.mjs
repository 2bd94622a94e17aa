// The limit: the same answers from hand-written SQL in one process, without GraphQL, plans or tokens. The four databases are four
// owners', so it takes a statement a database where a monolith would take one. GUARDS=off reads as superuser, past every policy;
// with GUARDS=on each read is in a transaction under the slice's own role with the reader's context, and the answer waits until the
// event that names its people is durable in the owner's sealed chain. A write then takes a key and looks for an agreement in force.
import { createServer } from 'node:http';
import { centres } from './by-hand/centres.mjs';
import { oneResident } from './by-hand/one-resident.mjs';
import { openOwners } from './by-hand/owners.mjs';
import { centrePage, flagship, search } from './by-hand/residents-of-a-centre.mjs';
import { presence, presences, referral } from './by-hand/writes.mjs';

const actors = JSON.parse(process.env.ACTORS);
const owners = openOwners(process.env.GUARDS === 'on');
const ANSWERS = {
  flagship,
  'one resident': oneResident,
  'deep page': centrePage,
  centres,
  'search by name': search,
  presence,
  'presence batch': presences,
  referral,
};

createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  response.setHeader('content-type', 'application/json');
  if (!body) return response.end('{}');
  try {
    const reading = owners.reading(actors[request.headers['x-actor']], request.headers['x-purpose']);
    const data = await ANSWERS[request.headers['x-operation']](reading, JSON.parse(body).variables);
    await reading.end();
    response.end(JSON.stringify({ data }));
  } catch (error) {
    response.statusCode = 500;
    response.end(JSON.stringify({ errors: [{ message: String(error.stack) }] }));
  }
}).listen(Number(process.env.PORT), '127.0.0.1');
