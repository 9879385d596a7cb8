/** In the audio thread: hands the samples of the first channel to the page, a fortieth of a second or so at a time. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const AT_ONCE = 1024;

registerProcessor(
  'recorder',
  class extends AudioWorkletProcessor {
    private piece = new Float32Array(AT_ONCE);
    private filled = 0;

    process(inputs: Float32Array[][]): boolean {
      for (const sample of inputs[0]?.[0] ?? []) {
        this.piece[this.filled++] = sample;
        if (this.filled < AT_ONCE) continue;
        this.port.postMessage(this.piece, [this.piece.buffer]);
        this.piece = new Float32Array(AT_ONCE);
        this.filled = 0;
      }
      return true;
    }
  },
);

export {};
