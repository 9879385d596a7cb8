import type { Controls } from '../../src/lab/declare/define.ts';
import type { SentControl } from './types.ts';

/** Controls as they came to the page. The functions that check formulas stay with the experiment, in the worker; here every text is let through. */
export const controlsOf = (controls: Record<string, SentControl>): Controls =>
  Object.fromEntries(
    Object.entries(controls).map(([name, control]) => [
      name,
      control.kind === 'function' ? { ...control, check: () => undefined } : control,
    ]),
  ) as Controls;
