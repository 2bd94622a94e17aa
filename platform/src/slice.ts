import type { JWK } from 'jose';
import { z } from 'zod';
import type { AccessTable } from './access/table.js';
import type { ActTable } from './agreement/acts.js';
import { type Agreements, AgreementsOfGraph } from './agreement/directory.js';
import { settleActs } from './agreement/settle-acts.js';
import { Sealer } from './audit/chain.js';
import { checkEndOfAudit } from './audit/check-end.js';
import { AuditLog } from './audit/log.js';
import { readConfig, readDatabaseUrl, readFiguresUrl } from './config.js';
import type { Request } from './context.js';
import { openCounts, STORE_ADDRESS } from './counting/shared-counts.js';
import { Database, type OnStatement } from './database/database.js';
import { checkSchema } from './database/schema-standing.js';
import { DOCUMENT_LIMITS } from './document-limits/limits.js';
import { GRAPH_DEADLINE_MILLISECONDS, GraphClient } from './graph/graph-client.js';
import type { Lookup } from './graph/question.js';
import { createLog } from './log.js';
import { CursorSeal } from './reading/cursor-seal.js';
import { MOST_REPRESENTATIONS } from './reading/representations.js';
import type { Subgraph } from './schema/subgraph.js';
import { type Narrow, type RunningServer, startSubgraphServer } from './server.js';
import { StartChecks } from './start-checks.js';
import { buildInBackground, type EditionsOfSlice } from './statistics/in-background.js';
import { DEFAULT_TIME_ZONE, isTimeZone } from './values/day.js';
import { TimeZones } from './values/time-zones.js';
import { Metrics } from './watching/metrics.js';
import { startMetricsServer } from './watching/metrics-server.js';
import { LONGEST_GOOD_SECONDS } from './wire/actor-claims.js';
import { actorTokenIssuers } from './wire/actor-token-issuers.js';
import { HTTP_LIMITS } from './wire/http-limits.js';
import { tokensSeenTogether } from './wire/seen-tokens.js';
import { type Chore, clerk } from './writing/chore.js';
import { forgetKeys } from './writing/forget-keys.js';
import type { MomentTable } from './writing/plausible.js';
import { doRound, startRounds } from './writing/rounds.js';
import type { VerifiedTable } from './writing/verification.js';

/** All that makes one slice: what platform needs to run it. */
export interface Slice<Loaders> {
  name: string;
  build(): Promise<Subgraph>;
  loaders(context: Request): Loaders;
  access: AccessTable;
  /** What each mutation performs. */
  acts: ActTable;
  /** When the moments and days of its writes may lie. */
  moments: MomentTable;
  /** Where it learns what is agreed; the graph by default: only the owner of the agreements knows by itself. */
  agreements?: Agreements;
  /** Narrows an actor by what another owner knows, before anything is read. Without it the actor stays as signed. */
  narrow?: Narrow;
  /** How the graph finds another owner's entity. */
  lookups: Record<string, Lookup>;
  /** Tables whose pointers to other owners are checked again in the background. */
  verifiedTables: readonly VerifiedTable[];
  /** What else it does now and then, by the names that the log gives it. */
  chores: Record<string, Chore>;
  /** What of that follows other owners' feeds, and is done more often. */
  follows?: Record<string, Chore>;
  /** What it counts and builds editions of, in a thread of its own. */
  editions?: EditionsOfSlice;
}

const privateKey = z.string().transform((text, context) => {
  try {
    const shape = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: z.string() });
    return shape.parse(JSON.parse(text)) as JWK;
  } catch {
    context.addIssue({ code: 'custom', message: 'a private Ed25519 JSON Web Key' });
    return z.NEVER;
  }
});

const atLeastOne = (usual: number) => z.coerce.number().int().min(1).default(usual);

const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  /** Where `/metrics` is served, to whoever watches the slice; nowhere by default. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Whether it builds its editions by itself; else whoever runs it does, by command. */
  EDITIONS: z.enum(['on', 'off']).default('on'),
  METRICS_HOST: z.string().default('127.0.0.1'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  FIGURES_OLDEST_SECONDS: z.coerce.number().min(0).max(86_400).default(60),
  ACTOR_TOKEN_ISSUERS: actorTokenIssuers,
  AUDIT_PRIVATE_JWK: privateKey,
  AUDIT_WITNESS: z.string().min(1).optional(),
  MRRM_DEVELOPMENT: z.enum(['', '0', '1']).default(''),
  MOST_REPRESENTATIONS: z.coerce
    .number()
    .int()
    .min(MOST_REPRESENTATIONS)
    .max(10_000)
    .default(MOST_REPRESENTATIONS),
  AGREEMENT_FRESH_MILLISECONDS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  AGREEMENT_OLDEST_HOURS: z.coerce
    .number()
    .min(0)
    .max(24 * 31)
    .default(72),
  TIME_ZONE: z.string().refine(isTimeZone).default(DEFAULT_TIME_ZONE),
  SHARED_COUNTS_URL: z.string().regex(STORE_ADDRESS).optional(),
  REQUEST_MILLISECONDS: z.coerce.number().int().min(100).default(HTTP_LIMITS.requestMilliseconds),
  MOST_CLIENT_CONNECTIONS: z.coerce.number().int().min(1).default(HTTP_LIMITS.connections),
  LIMIT_DEPTH: atLeastOne(DOCUMENT_LIMITS.depth),
  LIMIT_ALIASES: atLeastOne(DOCUMENT_LIMITS.aliases),
  LIMIT_ROOT_FIELDS: atLeastOne(DOCUMENT_LIMITS.rootFields),
  LIMIT_DIRECTIVES: atLeastOne(DOCUMENT_LIMITS.directives),
  LIMIT_TOKENS: atLeastOne(DOCUMENT_LIMITS.tokens),
  LIMIT_SELECTIONS: atLeastOne(DOCUMENT_LIMITS.selections),
  INTROSPECTION: z.enum(['on', 'off']).default('off'),
  GRAPH_URL: z.string().optional(),
  GRAPH_TOKEN_URL: z.string().optional(),
  GRAPH_CLIENT_ID: z.string().optional(),
  GRAPH_CLIENT_SECRET: z.string().optional(),
  /** How often a slice asks for what other owners have recorded since. */
  FOLLOW_MILLISECONDS: z.coerce.number().int().min(100).max(3_600_000).default(5_000),
  GRAPH_DEADLINE_MILLISECONDS: z.coerce
    .number()
    .int()
    .min(100)
    .max(30_000)
    .default(GRAPH_DEADLINE_MILLISECONDS),
});

export interface RunningSlice extends RunningServer {
  /** Where its metrics are, if they are served. */
  metricsUrl: string | undefined;
  database: Database;
  /** Checks rows that were written while another owner was away, now instead of in a while. */
  verify(): Promise<number>;
}

/**
 * Starts a slice from its environment.
 * @param onStatement called with the text of each data statement, for counts
 * @throws Error naming the missing variables, that the port is taken, or why the database is not to be served
 */
export async function startSlice<Loaders>(
  slice: Slice<Loaders>,
  environment: NodeJS.ProcessEnv = process.env,
  onStatement?: OnStatement,
): Promise<RunningSlice> {
  const config = readConfig(configSchema, environment);
  if (!config.AUDIT_WITNESS && config.MRRM_DEVELOPMENT !== '1')
    throw new Error(
      'The configuration is not complete. Set or correct: AUDIT_WITNESS. Without it nobody finds an audit that was cut off; only beside no real data, with MRRM_DEVELOPMENT=1, may it be left out.',
    );
  const log = createLog(slice.name);
  const figuresUrl = readFiguresUrl(slice.name, environment);
  const database = new Database({
    url: readDatabaseUrl(slice.name, environment),
    replica: figuresUrl
      ? {
          url: figuresUrl,
          oldestSeconds: config.FIGURES_OLDEST_SECONDS,
          onStanding: (standing) =>
            log[standing === 'GOOD' ? 'info' : 'warn']({ standing }, 'the replica for figures'),
        }
      : undefined,
    applicationName: `mrrm-${slice.name}`,
    maximumConnections: config.DATABASE_CONNECTIONS,
    timeZone: config.TIME_ZONE,
    onStatement,
  });
  const graph = new GraphClient(
    config.GRAPH_URL && config.GRAPH_TOKEN_URL && config.GRAPH_CLIENT_ID && config.GRAPH_CLIENT_SECRET
      ? {
          url: config.GRAPH_URL,
          tokenUrl: config.GRAPH_TOKEN_URL,
          clientId: config.GRAPH_CLIENT_ID,
          clientSecret: config.GRAPH_CLIENT_SECRET,
          deadlineMilliseconds: config.GRAPH_DEADLINE_MILLISECONDS,
          lookups: slice.lookups,
        }
      : undefined,
  );
  const timeZones = new TimeZones(config.TIME_ZONE);
  const agreements =
    slice.agreements ??
    new AgreementsOfGraph({
      owner: slice.name,
      graph,
      timeZones,
      freshMilliseconds: config.AGREEMENT_FRESH_MILLISECONDS,
      oldestMilliseconds: config.AGREEMENT_OLDEST_HOURS * 3_600_000,
    });
  const checks = startChecksOf(slice.name, database, config.AUDIT_WITNESS);
  try {
    await checks.pass();
  } catch (error) {
    await database.close();
    throw error;
  }
  await recallAtStart(slice, database, timeZones);
  const { schema, access } = await slice.build();
  const audit = new AuditLog({
    owner: slice.name,
    database,
    sealer: new Sealer(config.AUDIT_PRIVATE_JWK),
    witness: config.AUDIT_WITNESS,
  });
  const metrics = new Metrics();
  const counts = await openCounts(config.SHARED_COUNTS_URL, log);
  const server = await startSubgraphServer({
    name: slice.name,
    schema,
    database,
    graph,
    access,
    acts: slice.acts,
    moments: slice.moments,
    agreements,
    timeZones,
    cursors: new CursorSeal(slice.name, config.AUDIT_PRIVATE_JWK),
    narrow: slice.narrow,
    audit,
    metrics,
    checks,
    actorTokenIssuers: config.ACTOR_TOKEN_ISSUERS,
    ...(config.SHARED_COUNTS_URL && { seenTokens: tokensSeenTogether(counts, LONGEST_GOOD_SECONDS) }),
    mostRepresentations: config.MOST_REPRESENTATIONS,
    loaders: slice.loaders,
    log,
    host: config.HOST,
    port: config.PORT,
    httpLimits: {
      requestMilliseconds: config.REQUEST_MILLISECONDS,
      connections: config.MOST_CLIENT_CONNECTIONS,
    },
    documentLimits: {
      depth: config.LIMIT_DEPTH,
      aliases: config.LIMIT_ALIASES,
      rootFields: config.LIMIT_ROOT_FIELDS,
      directives: config.LIMIT_DIRECTIVES,
      tokens: config.LIMIT_TOKENS,
      selections: config.LIMIT_SELECTIONS,
    },
    introspection: config.INTROSPECTION === 'on',
  });
  const round = {
    owner: slice.name,
    database,
    graph,
    agreements,
    access: slice.access,
    audit,
    tables: slice.verifiedTables,
    chores: {
      ...slice.chores,
      ...(keepsUnverifiedActs(slice) && {
        settleActs: settleActs(slice.name),
        recallTimeZones: recallTimeZones(slice.name, timeZones),
      }),
      forgetKeys: forgetKeys(slice.name),
    },
    follows: slice.follows,
    followMilliseconds: config.FOLLOW_MILLISECONDS,
    onEnd: (follower: string) => metrics.reachedEnd(follower),
    heldByActs: keepsUnverifiedActs(slice),
    log,
  };
  const editions =
    slice.editions && config.EDITIONS === 'on'
      ? buildInBackground({ ...slice.editions, owner: slice.name, database, environment, log })
      : undefined;
  const watching =
    config.METRICS_PORT === undefined
      ? undefined
      : await startMetricsServer({ host: config.METRICS_HOST, port: config.METRICS_PORT }, () =>
          metrics.text({
            waits: database.waits,
            auditPosition: () => audit.position(),
            followers: Object.keys(slice.follows ?? {}),
            stoppedEditions: editions?.stopped() ?? [],
          }),
        );
  const rounds = startRounds(round);
  return {
    url: server.url,
    metricsUrl: watching?.url,
    database,
    verify: () => doRound(round),
    async close() {
      await watching?.close();
      await server.close();
      await rounds.stop();
      await editions?.stop();
      await graph.close();
      await counts.close();
      await database.close();
    },
  };
}

const startChecksOf = (owner: string, database: Database, witness: string | undefined) =>
  new StartChecks([
    () => checkSchema(owner, database),
    ...(witness ? [() => checkEndOfAudit(owner, database, witness)] : []),
  ]);

/** A slice whose writes rest on what another owner agreed may have to write while that owner is away. */
const keepsUnverifiedActs = <Loaders>({ acts, agreements }: Slice<Loaders>): boolean =>
  !agreements && Object.values(acts).some((rule) => !('nothing' in rule));

/** What another replica has learnt about places is taken over from the database, at the start and in each round. */
const recallTimeZones = (owner: string, timeZones: TimeZones): Chore =>
  async function* ({ request }) {
    await timeZones.recall(owner, await request.read());
    yield 0;
  };

async function recallAtStart<Loaders>(slice: Slice<Loaders>, database: Database, timeZones: TimeZones) {
  if (!keepsUnverifiedActs(slice)) return;
  const request = database.request(clerk(slice.name));
  // A database that is away now answers in the first round.
  await request
    .read()
    .then((query) => timeZones.recall(slice.name, query))
    .catch(() => {});
  await request.close().catch(() => {});
}

/** Runs a slice as its own process: it ends in order on SIGTERM or SIGINT, and at once with one sentence when it cannot start. */
export async function runSlice<Loaders>(slice: Slice<Loaders>): Promise<void> {
  try {
    const running = await startSlice(slice);
    createLog(slice.name).info({ url: running.url }, 'listening');
    const stop = () => void running.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    console.error(`The ${slice.name} slice cannot start: ${(error as Error).message}`);
    process.exit(1);
  }
}
