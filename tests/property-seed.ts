import { configureGlobal } from 'fast-check';

/**
 * Property tests try the same cases every time, so that a red run tells of a change and not of a draw. Other cases are looked for on purpose:
 * `PROPERTY_SEED=5 npm run unit`, any whole number.
 */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 2026) });
