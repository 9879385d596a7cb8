import type { Declared } from '../../src/tasks/task.ts';
import { controlsOf } from '../lab/sent-controls.ts';
import type { SentControl } from '../lab/types.ts';

/** A declaration as src/pages/experiments/[id]/declared.json.ts sends it. */
export type SentDeclaration = Omit<Declared, 'controls'> & { controls: Record<string, SentControl> };

/** The declaration of an experiment. @param page the address of its own page @throws (rejects) Error if it cannot be had */
export async function loadDeclared(page: string): Promise<Declared> {
  const response = await fetch(`${page}declared.json`);
  if (!response.ok) throw new Error(`${response.status}`);
  const sent = (await response.json()) as SentDeclaration;
  return { ...sent, controls: controlsOf(sent.controls) };
}
