/**
 * The limit of one core: how fast WebAssembly multiplies matrices that lie in the first-level cache.
 *
 * The inner loop of a blocked matrix product, C[m×n] += A[m×K]·B[K×n] with both panels packed, is all there is: per k it loads n/4 vectors of
 * B, spreads m numbers of A, and does m·n/4 vector multiplications and as many additions (WebAssembly has no fused multiply-add without
 * relaxed SIMD). No product of full matrices built from the same instructions can be faster, so training is measured against it.
 *
 * The module is assembled here, a few hundred bytes, once for each block shape; the best shape counts, because registers differ between machines.
 */
export interface Peak {
  /** Billions of float32 multiplications and additions a second. */
  gflops: number;
  /** Rows × columns of the block that reached it. */
  block: string;
}

/** Depth of the panels: A takes 4·K·m bytes, B 4·K·n, both within 24 kB. */
export const DEPTH = 256;
const B_AT = 32768,
  C_AT = 57344;
export const BLOCKS: [rows: number, vectors: number][] = [
  [4, 2],
  [5, 2],
  [6, 2],
  [4, 3],
  [8, 2],
];

/** @param milliseconds spent on each block shape @returns null where WebAssembly or its SIMD instructions are missing */
export async function measurePeak(milliseconds: number): Promise<Peak | null> {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(gemmModule(...BLOCKS[0]!))) return null;
  let best: Peak = { gflops: 0, block: '' };
  for (const [rows, vectors] of BLOCKS) {
    const { run } = await blockProduct(rows, vectors);
    const flops = 2 * rows * 4 * vectors * DEPTH;
    let times = 256;
    for (let spent = 0; spent < milliseconds;) {
      const start = performance.now();
      run(times);
      const time = performance.now() - start;
      spent += time;
      if (time > milliseconds / 20)
        best = [best, { gflops: (flops * times) / time / 1e6, block: `${rows}×${4 * vectors}` }].reduce((a, b) =>
          b.gflops > a.gflops ? b : a,
        );
      else times *= 2;
    }
  }
  return best;
}

/** The compiled product of one block, its panels within the memory: A[k·rows + i], B[k·4·vectors + j], C[i·4·vectors + j]. */
export async function blockProduct(rows: number, vectors: number) {
  const { instance } = await WebAssembly.instantiate(gemmModule(rows, vectors));
  const { run, memory } = instance.exports as { run: (times: number) => void; memory: WebAssembly.Memory };
  const panel = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  return { run, a: panel(0, DEPTH * rows), b: panel(B_AT, DEPTH * 4 * vectors), c: panel(C_AT, rows * 4 * vectors) };
}

/** Opcodes used, as in the WebAssembly specification 2.0, section 5.4. */
const get = 0x20,
  set = 0x21,
  i32const = 0x41,
  i32add = 0x6a,
  i32sub = 0x6b,
  i32ltu = 0x49,
  loop = [0x03, 0x40],
  brIf = 0x0d,
  end = 0x0b;
const [load, splat, store, add, mul] = [
  [0xfd, 0x00],
  [0xfd, 0x09],
  [0xfd, 0x0b],
  [0xfd, 0xe4, 0x01],
  [0xfd, 0xe6, 0x01],
];
const i32 = 0x7f,
  v128 = 0x7b;

/** LEB128, signed as i32.const wants it; for small positive numbers below 64 also right where unsigned is wanted. */
function signed(n: number): number[] {
  const bytes = [];
  for (;;) {
    const low = n & 0x7f;
    n >>= 7;
    if ((n === 0 && !(low & 0x40)) || (n === -1 && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
function unsigned(n: number): number[] {
  return n < 0x80 ? [n] : [(n & 0x7f) | 0x80, ...unsigned(n >>> 7)];
}
const vector = (items: number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, body: number[]): number[] => [id, ...unsigned(body.length), ...body];
const at = (offset: number, align: number): number[] => [align, ...unsigned(offset)];

const ascii = (name: string): number[] => [...new TextEncoder().encode(name)];

/** Module with `run(times: i32)`: the block product over the whole depth, `times` times, C kept in registers and stored at the end: with times > 1 it is the sum of as many equal products. */
function gemmModule(rows: number, vectors: number): Uint8Array<ArrayBuffer> {
  // Locals: 0 times, 1 pointer into A, 2 pointer into B; then the vectors of B, the spread number of A, the sums.
  const b = (j: number) => 3 + j,
    spread = 3 + vectors,
    sum = (i: number, j: number) => 4 + vectors + i * vectors + j;
  const each = (n: number, f: (i: number) => number[]): number[] => Array.from({ length: n }, (_, i) => f(i)).flat();
  const UNROLL = 4;
  const inner = each(UNROLL, (u) => [
    ...each(vectors, (j) => [get, 2, ...load!, ...at(16 * (u * vectors + j), 4), set, ...unsigned(b(j))]),
    ...each(rows, (i) => [
      get,
      1,
      ...splat!,
      ...at(4 * (u * rows + i), 2),
      set,
      ...unsigned(spread),
      ...each(vectors, (j) => [
        get,
        ...unsigned(sum(i, j)),
        get,
        ...unsigned(spread),
        get,
        ...unsigned(b(j)),
        ...mul!,
        ...add!,
        set,
        ...unsigned(sum(i, j)),
      ]),
    ]),
  ]);
  const code = [
    ...loop,
    i32const,
    0,
    set,
    1,
    i32const,
    ...signed(B_AT),
    set,
    2,
    ...loop,
    ...inner,
    get,
    1,
    i32const,
    ...signed(4 * UNROLL * rows),
    i32add,
    set,
    1,
    get,
    2,
    i32const,
    ...signed(16 * UNROLL * vectors),
    i32add,
    set,
    2,
    get,
    1,
    i32const,
    ...signed(4 * DEPTH * rows),
    i32ltu,
    brIf,
    0,
    end,
    get,
    0,
    i32const,
    1,
    i32sub,
    set,
    0,
    get,
    0,
    brIf,
    0,
    end,
    ...each(rows, (i) =>
      each(vectors, (j) => [
        i32const,
        ...signed(C_AT),
        get,
        ...unsigned(sum(i, j)),
        ...store!,
        ...at(16 * (i * vectors + j), 4),
      ]),
    ),
    end,
  ];
  const body = [
    ...vector([
      [2, i32],
      [...unsigned(vectors + 1 + rows * vectors), v128],
    ]),
    ...code,
  ];
  return new Uint8Array([
    0x00,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, vector([[0x60, 1, i32, 0]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, 1]])),
    ...section(
      7,
      vector([
        [3, ...ascii('run'), 0, 0],
        [6, ...ascii('memory'), 2, 0],
      ]),
    ),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}
