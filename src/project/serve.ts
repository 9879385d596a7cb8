/**
 * Serves the built book on 127.0.0.1 and prints its address: `node src/project/serve.ts [--port 4321] [--built]`.
 * Builds first unless `--built` is given.
 */
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { run } from './steps.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' }, built: { type: 'boolean', default: false } } });

/** The first free port from this one on. @throws RangeError unless 1 ≤ port ≤ 65535 */
async function freePort(port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new RangeError(`invalid port: ${port}`);
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return free ? port : freePort(port + 1);
}

const port = await freePort(Number(values.port));
if (!values.built && (await run({ name: '构建', command: ['astro', 'build'] })) !== 0) process.exit(1);
const server = await preview({ logLevel: 'error', server: { host: '127.0.0.1', port } });
console.log(`\n书在 http://127.0.0.1:${server.port}${process.env.BASE_PATH ?? '/'} ，按 Ctrl+C 停止。`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(signal === 'SIGINT' ? 130 : 0)));
}
