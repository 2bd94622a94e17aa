import { setFlagsFromString } from 'node:v8';

// A quarter to two fifths of what processes of the tests compute is compiling functions for speed that are soon called no more. What is
// really called often is compiled fifteen times later than by default, and then as well.
// From V8 13 on, as in Node.js 24, the flag has another name and another measure.
if (Number.parseInt(process.versions.v8, 10) < 13) setFlagsFromString('--interrupt-budget=1000000');
