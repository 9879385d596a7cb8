/** WebAssembly kernels and their TypeScript twins alike: memory of their own, and which of the two works in it. */
export type KernelMemory<Kernels> = Kernels & {
  buffer: ArrayBuffer;
  /** WebAssembly, or the TypeScript twin where it is missing. */
  path: 'fused' | 'twin';
};

const PAGE = 65536;

/**
 * How to get such memory for kernels of one kind. The module, from the bytes in base64, is compiled at the first use.
 *
 * What it returns gives zeroed memory of at least that many bytes, freed with the last reference to it; with 'twin' it
 * does without WebAssembly. It throws a RangeError if there is not so much memory.
 */
export function kernelMemories<Kernels extends object>(
  base64: string,
  twin: (buffer: ArrayBuffer) => Kernels,
): (bytes: number, path?: 'fused' | 'twin') => KernelMemory<Kernels> {
  let compiled: WebAssembly.Module | null | undefined;

  /** Null where WebAssembly or its SIMD instructions are missing: the twin gives the same bits. */
  function kernelModule(): WebAssembly.Module | null {
    if (compiled === undefined) {
      try {
        compiled = new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
      } catch {
        compiled = null;
      }
    }
    return compiled;
  }

  return (bytes, path = 'fused') => {
    const module = path === 'fused' ? kernelModule() : null,
      pages = Math.ceil(bytes / PAGE);
    try {
      if (!module) {
        const buffer = new ArrayBuffer(pages * PAGE);
        return { buffer, path: 'twin', ...twin(buffer) };
      }
      const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
      const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
      return { ...kernels, buffer: memory.buffer as ArrayBuffer, path: 'fused' };
    } catch (error) {
      throw new RangeError(`out of memory: training needs ${Math.ceil(bytes / 2 ** 20)} MiB`, { cause: error });
    }
  };
}
