// Loaded into each program that a test starts as compose would: it finds the others by the names that compose gives them.
import dns from 'node:dns';

const names = JSON.parse(process.env.NAMES_OF_CONTAINERS ?? '{}');
const { lookup } = dns;
dns.lookup = (name, options, done = options) => lookup(names[name] ?? name, options, done);
