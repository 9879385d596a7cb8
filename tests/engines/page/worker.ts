import type { Computed } from '../same-bits.ts';

/** Trains the nets, and runs the playground, in a module worker, as the book does. */

if (self.name === 'lockdown') Reflect.deleteProperty(globalThis, 'WebAssembly');
try {
  // After the deletion.
  const { outcomes } = await import('../nets.ts');
  const { playgroundRun } = await import('../playground-run.ts');
  const computed: Computed = { nets: await outcomes(), playground: await playgroundRun() };
  postMessage(JSON.stringify(computed));
} catch (error) {
  postMessage(`fault: ${error instanceof Error ? error.stack : error}`);
}
