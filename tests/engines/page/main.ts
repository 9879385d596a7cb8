export {};

declare global {
  /** What the worker of this page computed, as JSON, or its fault. */
  var outcomesHere: Promise<string>;
}

// With ?lockdown the worker does without WebAssembly, as on an iPhone in Lockdown Mode.
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: location.search.slice(1) });
globalThis.outcomesHere = new Promise((resolve) => {
  worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
  worker.onerror = ({ message }) => resolve(`worker: ${message}`);
});
