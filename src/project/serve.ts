/**
 * Serves the built book on 127.0.0.1 and prints its address: `node src/project/serve.ts [--port 4321] [--built] [--dist dist]`.
 * Builds first unless `--built` is given. BASE_PATH mounts it under a path, where it was built for one.
 */
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { freePort } from './machine/free-port.ts';
import { run } from './testing/steps.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    built: { type: 'boolean', default: false },
    dist: { type: 'string', default: 'dist' },
  },
});

const port = await freePort(Number(values.port));
const build = { name: '构建', command: ['astro', 'build', '--outDir', values.dist] };
if (!values.built && (await run(build)) !== 0) process.exit(1);
const server = await preview({ logLevel: 'error', outDir: values.dist, server: { host: '127.0.0.1', port } });
console.log(`\n书在 http://127.0.0.1:${server.port}${process.env.BASE_PATH ?? '/'} ，按 Ctrl+C 停止。`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(signal === 'SIGINT' ? 130 : 0)));
}
