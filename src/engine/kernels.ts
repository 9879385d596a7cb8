import { kernelMemories } from './kernel-memory.ts';
import { base64 } from './kernels.generated.ts';
import type { Kernels } from './twin/kernels.ts';
import { twinKernels } from './twin/train.ts';

/** Memory with the kernels of dense nets, or with their twin. */
export const kernelMemory = kernelMemories<Kernels>(base64, twinKernels);
