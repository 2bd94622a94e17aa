import { setFlagsFromString } from 'node:v8';

// A quarter to two fifths of what processes of the tests compute is compiling functions for speed that are soon called no more. What is
// really called often is compiled fifteen times later than by default, and then as well.
setFlagsFromString('--interrupt-budget=1000000');
