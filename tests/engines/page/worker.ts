/** Trains the nets in a module worker, as the book does. */
export {};

if (self.name === 'lockdown') Reflect.deleteProperty(globalThis, 'WebAssembly');
try {
  const { outcomes } = await import('../nets.ts'); // after the deletion
  postMessage(JSON.stringify(await outcomes()));
} catch (error) {
  postMessage(`fault: ${error instanceof Error ? error.stack : error}`);
}
