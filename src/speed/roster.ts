/** Who is measured, in words; how each trains is in engine-contenders.ts, which pages must not load. */
export interface Entry {
  id: string;
  /** Name in tables. */
  name: string;
  /** Chinese note: which optimizer, and what else makes it differ from the others. */
  note: string;
  /** One of ours or a peer: the best peer is what ours is compared with. */
  peer: boolean;
}

/** The book's trainer and TensorFlow.js. */
export const roster = [
  { id: 'ours', name: '本书', note: '整步训练写成 WebAssembly SIMD，跳过 ReLU 留下的零；Adam', peer: false },
  { id: 'wasm-stock', name: 'TF.js wasm', note: '官方内核；Adam', peer: true },
  {
    id: 'wasm-repaired',
    name: 'TF.js wasm，修补后',
    note: '本书换掉的两个内核，卷积等模型用它；Adam',
    peer: false,
  },
  { id: 'cpu', name: 'TF.js cpu', note: '纯 JavaScript；Adam', peer: true },
] as const satisfies readonly Entry[];

/** How the page measures: slices of each contender, and a slice's length in milliseconds. */
export const pace = { rounds: 5, slice: 40 };
