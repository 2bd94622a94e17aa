import { isLong } from './long.js';

/** Whether the walks are made by everybody, as `npm run test:walks` does. In `npm test` a part of everybody makes them. */
export const isWhole = isLong || process.env['TESTS'] === 'walks';
