import type { Controls, Params } from '../../src/lab/declare/define.ts';
import { readParams } from '../../src/lab/declare/validate.ts';

/** Complete parameters from those that a test gives. @throws Error with the sentence that a reader would see */
export function parametersOf<C extends Controls>(
  { controls }: { controls: C },
  given: Record<string, unknown>,
): Params<C> {
  const { params, fault } = readParams(controls, given);
  if (fault) throw new Error(fault.message);
  return params;
}
