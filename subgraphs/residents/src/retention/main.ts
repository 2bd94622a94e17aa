import { readConfig } from '@mrrm/platform/config';
import { z } from 'zod';
import { Retention } from './run.js';
import { RetentionClass } from './values.js';

const USAGE = `Usage: npm run retention -- <what>
  --dry-run [--json]                               what would be taken of whom, and what is kept all the same
  --run                                            takes it, and certifies it in the audit
  --rules                                          the periods, also those of before
  --rule <class> <months> "<ground>" "<source>"    another period, from now on
  --hold <resident> "<reason>"                     nothing of this resident is taken
  --lift <resident> "<reason>"                     it may be taken again
Classes: ${Object.keys(RetentionClass).join(', ')}.`;

const key = z.string().transform((text) => JSON.parse(text));
const configSchema = z.object({
  OWNER_DATABASE_URL_RESIDENTS: z.string().min(1),
  AUDIT_PRIVATE_JWK: key,
  AUDIT_WITNESS: z.string().min(1).optional(),
  /** Who does it, as the audit names people. */
  RETENTION_BY: z.string().min(1),
});

/** Does what the command line says. It ends with 1, having changed nothing by the failed step, when it cannot. */
try {
  const [what = '', ...words] = process.argv.slice(2);
  if (!['--dry-run', '--run', '--rules', '--rule', '--hold', '--lift'].includes(what)) throw new Error(USAGE);
  const config = readConfig(configSchema);
  const retention = new Retention({
    ownerUrl: config.OWNER_DATABASE_URL_RESIDENTS,
    privateKey: config.AUDIT_PRIVATE_JWK,
    witness: config.AUDIT_WITNESS,
    by: config.RETENTION_BY,
  });
  try {
    await act(retention, what, words);
  } finally {
    await retention.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function act(retention: Retention, what: string, words: string[]): Promise<void> {
  switch (what) {
    case '--dry-run':
      tellDue(await retention.dryRun(), words.includes('--json'));
      if (!words.includes('--json'))
        console.log(`Complaints without a name: ${await retention.namelessDue()} due`);
      return;
    case '--run': {
      const certificate = await retention.run();
      const nameless = await retention.takeNameless();
      if (certificate) console.log(JSON.stringify(certificate, null, 2));
      if (nameless > 0) console.log(`Complaints without a name: ${nameless} taken`);
      if (!certificate && nameless === 0) console.log('Nothing is due.');
      return;
    }
    case '--rules':
      for (const rule of await retention.rules())
        console.log(
          `${rule.recordClass}: ${rule.months} months after the last departure, ${rule.inForce ? 'in force' : 'no longer or not yet'}, from ${rule.validFrom}: ${rule.ground} (${rule.assumed ? 'assumed: ' : ''}${rule.source}; ${rule.saidBy})`,
        );
      return;
    case '--rule': {
      const rule = z
        .tuple([
          z.enum(RetentionClass),
          z.coerce.number().int().min(1).max(1200),
          z.string().min(1),
          z.string().min(1),
        ])
        .safeParse(words);
      if (!rule.success) throw new Error(USAGE);
      const [recordClass, months, ground, source] = rule.data;
      return retention.setRule({ recordClass, months, ground, source });
    }
    default: {
      const hold = z.tuple([z.uuid(), z.string().trim().min(1).max(500)]).safeParse(words);
      if (!hold.success) throw new Error(USAGE);
      return what === '--hold' ? retention.hold(...hold.data) : retention.lift(...hold.data);
    }
  }
}

function tellDue(due: Awaited<ReturnType<Retention['dryRun']>>, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(due, null, 2));
    return;
  }
  for (const recordClass of Object.keys(RetentionClass)) {
    const some = due.filter((one) => one.recordClass === recordClass);
    const kept = some.filter(({ keptBecause }) => keptBecause);
    console.log(`${recordClass}: ${some.length - kept.length} due, ${kept.length} kept all the same`);
    for (const { residentId, departedAt, keptBecause } of some)
      console.log(
        `  ${residentId}  departed ${departedAt.slice(0, 10)}${keptBecause ? `  ${keptBecause}` : ''}`,
      );
  }
}
