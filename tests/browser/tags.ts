/** Of tests that are alike, those that stand for all run in `npm test`, the others in `npm run test:all`. */
export const slowUnless = (standsForAll: boolean): { tag?: '@slow' } => (standsForAll ? {} : { tag: '@slow' });
