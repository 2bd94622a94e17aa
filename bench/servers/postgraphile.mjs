// PostGraphile as one monolith: a database with the schemas of all four owners, asked in PostGraphile's own GraphQL, with the slices'
// row-level security and the reader's context of each request. It has no audit, no tokens and no rules of fields. Runs under Node.js 22
// or later.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition, jsonPgSmartTags } from 'postgraphile/utils';

const actors = JSON.parse(process.env.ACTORS);
const OWNERS = ['facilities', 'residents', 'services', 'staff'];

/** Pointers from one owner's table to another's, which have no foreign key there. */
const POINTERS = {
  'residents.resident': [
    '(centre_id) references facilities.centre (id)|@fieldName centre|@foreignFieldName residents',
    '(case_manager_id) references staff.staff_member (id)|@fieldName caseManager|@foreignFieldName cases',
  ],
  'facilities.placement': [
    '(resident_id) references residents.resident (id)|@fieldName resident|@foreignFieldName placements',
  ],
  'services.session': [
    '(resident_id) references residents.resident (id)|@fieldName resident|@foreignFieldName sessions',
    '(provider_id) references staff.staff_member (id)|@fieldName provider|@foreignFieldName sessionsGiven',
  ],
  'services.referral': [
    '(resident_id) references residents.resident (id)|@fieldName resident|@foreignFieldName referrals',
  ],
};
const pointers = jsonPgSmartTags({
  version: 1,
  config: {
    class: Object.fromEntries(
      Object.entries(POINTERS).map(([table, foreignKey]) => [table, { tags: { foreignKey } }]),
    ),
    // A function and a table of one name are two for PostgreSQL, and one for PostGraphile.
    procedure: { 'residents.feed_generation': { tags: { name: 'present_feed_generation' } } },
  },
});

/** A condition of a table that no comparison of its columns says. */
const condition = (schemaName, tableName, name, where) =>
  addPgTableCondition({ schemaName, tableName }, name, ({ graphql, sql }) => ({
    type: graphql.GraphQLBoolean,
    apply: (plan, wanted) => void (wanted && plan.where(where(sql, plan.alias))),
  }));

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [
    pointers,
    condition(
      'residents',
      'resident',
      'present',
      (sql, row) => sql`(select status from residents.presence
      where resident_id = ${row}.id order by checked_at desc nulls last, id desc nulls last limit 1) = 'PRESENT'`,
    ),
    condition('residents', 'resident', 'here', (sql, row) => sql`${row}.departed_at is null`),
    condition(
      'facilities',
      'placement',
      'current',
      (sql, row) => sql`(${row}.starts_at <= now() and (${row}.ends_at is null or ${row}.ends_at > now()))`,
    ),
    condition(
      'services',
      'referral',
      'open',
      (sql, row) => sql`${row}.state = any ('{IN_PROGRESS,ACCEPTED}')`,
    ),
  ],
  schema: { orderByNullsLast: true },
  pgServices: [
    makePgService({
      connectionString: process.env.MONOLITH,
      schemas: OWNERS,
      pubsub: false,
      poolConfig: { max: 20 },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
  grafast: {
    explain: false,
    context: ({ node }) => ({ pgSettings: contextOf(node.req.headers) }),
  },
};

/** What row-level security reads, as a slice says it. */
function contextOf(headers) {
  const { principal, organisation, role, centres, allCentres, staffMember } = actors[headers['x-actor']];
  return {
    'app.zones': '{}',
    'app.own_cases_only': '',
    'app.principal': principal,
    'app.organisation': organisation,
    'app.role': role,
    'app.centres': `{${centres.join(',')}}`,
    'app.all_centres': allCentres ? 'on' : '',
    'app.staff_member': staffMember ?? '',
    'app.purpose': headers['x-purpose'],
    'app.for_organisation': '',
    'app.for_role': '',
    'app.for_principal': '',
    'app.for_purpose': '',
  };
}

const instance = postgraphile(preset);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('postgraphile/graphql');
  console.log(printSchema(await instance.getSchema()));
  process.exit();
}
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1');
