import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { ready } from './ready.ts';
import { repairKernels, restoreKernels } from './repairs.ts';

/** 'book': what `ready()` chose, repaired if it is wasm; 'wasm', so repaired; 'wasm-stock', with the library's own kernels; 'cpu'. */
export type BackendName = 'book' | 'wasm' | 'wasm-stock' | 'cpu';

let chosen: string | undefined;

/**
 * Makes a TensorFlow.js backend the current one, for comparisons; everything else stays on what `ready()` chose.
 * @throws Error if that backend does not start here
 */
export async function useBackend(name: BackendName): Promise<void> {
  await ready();
  chosen ??= getBackend();
  const wanted = name === 'book' ? chosen : name === 'cpu' ? 'cpu' : 'wasm';
  if (wanted === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  if (chosen === 'cpu' && wanted === 'wasm') throw new Error('the wasm backend does not start here');
  if (!(await setBackend(wanted))) throw new Error(`the ${wanted} backend does not start here`);
  if (name === 'wasm-stock') restoreKernels();
  else if (wanted === 'wasm') repairKernels();
}
