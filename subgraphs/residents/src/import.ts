import { runImport } from './importing/command/main.js';

/** Takes over people of another register from a file, as the owner of the database, and ends. */
process.exitCode = await runImport(process.argv.slice(2), process.env);
