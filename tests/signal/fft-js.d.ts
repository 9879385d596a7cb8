/** fft.js 4 has no types of its own; what the tests use of it. */
declare module 'fft.js' {
  export default class FFT {
    constructor(size: number);
    createComplexArray(): number[];
    realTransform(output: number[], input: number[]): void;
  }
}
