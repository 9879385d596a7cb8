/** The parts of untyped peers that the bench calls. */
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
