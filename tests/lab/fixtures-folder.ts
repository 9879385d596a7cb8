import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const home = fileURLToPath(new URL('../..', import.meta.url));
/** The experiments made for tests. */
export const fixtures = fileURLToPath(new URL('fixtures/src/experiments', import.meta.url));
