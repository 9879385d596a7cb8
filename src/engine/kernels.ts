import { base64 } from './kernels.generated.ts';
import type { Kernels } from './twin/kernels.ts';
import { twinKernels } from './twin/train.ts';

export interface KernelMemory extends Kernels {
  buffer: ArrayBuffer;
  /** WebAssembly, or the TypeScript twin where it is missing. */
  path: 'fused' | 'twin';
}

let compiled: WebAssembly.Module | null | undefined;

/** The compiled kernels; null where WebAssembly or its SIMD instructions are missing. */
function kernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
    } catch {
      compiled = null; // no WebAssembly here, or none with SIMD: the twin gives the same bits
    }
  }
  return compiled;
}

const PAGE = 65536;

/**
 * Kernels with zeroed memory of their own, of at least that many bytes; it is freed with the last reference to them.
 * @param path 'twin' to do without WebAssembly
 * @throws RangeError if there is not so much memory
 */
export function kernelMemory(bytes: number, path: 'fused' | 'twin' = 'fused'): KernelMemory {
  const module = path === 'fused' ? kernelModule() : null,
    pages = Math.ceil(bytes / PAGE);
  try {
    if (!module) {
      const buffer = new ArrayBuffer(pages * PAGE);
      return { buffer, path: 'twin', ...twinKernels(buffer) };
    }
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { train, forward, spread } = new WebAssembly.Instance(module, { env: { memory } })
      .exports as unknown as Kernels;
    return { buffer: memory.buffer as ArrayBuffer, path: 'fused', train, forward, spread };
  } catch (error) {
    throw new RangeError(`out of memory: training needs ${Math.ceil(bytes / 2 ** 20)} MiB`, { cause: error });
  }
}
