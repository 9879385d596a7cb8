/** The parts of the peers that the bench calls. Types are checked without them: they are installed when the bench is run. */
declare module '@jax-js/jax' {
  /** An operation uses its arrays up; `ref` is one more use. */
  export class Array {
    readonly ref: Array;
    add(other: Array | number): Array;
    sub(other: Array): Array;
    mul(other: Array | number): Array;
    div(other: Array): Array;
    reshape(shape: number[]): Array;
    dataSync(): Float32Array;
    dispose(): void;
  }
  type JsTree<T> = T | JsTree<T>[] | { [key: string]: JsTree<T> };
  export const numpy: {
    array(values: number | Float32Array<ArrayBuffer>): Array;
    zeros(shape: number[]): Array;
    matmul(a: Array, b: Array): Array;
    square(a: Array): Array;
    sqrt(a: Array): Array;
    mean(a: Array): Array;
    tanh(a: Array): Array;
    max(a: Array, axis?: number[]): Array;
    transpose(a: Array, axes: number[]): Array;
    sum(a: Array, axis: number): Array;
  };
  export const nn: { relu(a: Array): Array; sigmoid(a: Array): Array; logSoftmax(a: Array): Array };
  export const lax: {
    conv(images: Array, filters: Array, strides: number[], padding: 'SAME' | 'VALID'): Array;
    reduceWindow(a: Array, of: (window: Array) => Array, window: number[], strides: number[]): Array;
  };
  export const tree: {
    ref<T extends JsTree<Array>>(held: T): T;
    map<T extends JsTree<Array>>(each: (a: Array, b: Array, c: Array) => Array, first: T, ...others: T[]): T;
    dispose(held: JsTree<Array>): void;
  };
  export function valueAndGrad<T, Rest extends unknown[]>(
    f: (weights: T, ...rest: Rest) => Array,
  ): (weights: T, ...rest: Rest) => [Array, T];
  export function jit<Given extends unknown[], Made>(
    f: (...given: Given) => Made,
  ): ((...given: Given) => Made) & { dispose(): void };
  export function init(device: 'wasm'): Promise<string[]>;
  export function defaultDevice(device: 'wasm'): void;
}

declare module 'convnetjs' {
  class Vol {
    constructor(sx: number, sy: number, depth: number, fill: number);
    w: Float64Array;
  }
  class Net {
    makeLayers(layers: object[]): void;
  }
  class Trainer {
    constructor(net: Net, options: object);
    train(x: Vol, y: number[] | number): { loss: number };
  }
  const convnetjs: { Vol: typeof Vol; Net: typeof Net; Trainer: typeof Trainer };
  export default convnetjs;
}

declare module 'brain.js/dist/neural-network.js' {
  class NeuralNetwork {
    constructor(options: object);
    train(data: { input: number[]; output: number[] }[], options: object): { error: number };
  }
  /** Node gives the CommonJS exports object, bundlers the class itself. */
  const loaded: typeof NeuralNetwork & { default?: typeof NeuralNetwork };
  export default loaded;
}
