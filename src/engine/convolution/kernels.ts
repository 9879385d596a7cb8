import { kernelMemories } from '../kernel-memory.ts';
import type { ConvolutionKernels } from './kernel-interface.ts';
import { base64 } from './kernels.generated.ts';
import { convolutionTwin } from './twin.ts';

/** Memory with the kernels that convolve, or with their twin. */
export const convolutionMemory = kernelMemories<ConvolutionKernels>(base64, convolutionTwin);
