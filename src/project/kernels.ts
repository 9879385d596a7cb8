/**
 * Compiles the training kernels (src/engine/assembly, AssemblyScript), those of dense nets and those of convolutional
 * ones, and writes them as kernels.generated.ts beside what loads them, which is not committed. Whatever needs them sees to it first: `npm ci` (prepare), the npm scripts that run experiments
 * in Node (pre…), Vitest (globalSetup) and Astro (the integration below). Nothing is done if the sources are those that
 * the file was made from.
 *
 * A TypeScript module with the bytes in base64, because it is the one form that plain Node, Vitest and Vite's workers
 * all load alike, with no request that could fail; the kernels are a few kB.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'src/engine/assembly');
/** Each module's entry and the file that it becomes. */
const modules = [
  { entry: 'train.ts', target: join(root, 'src/engine/kernels.generated.ts') },
  { entry: 'convolution/train.ts', target: join(root, 'src/engine/convolution/kernels.generated.ts') },
];
/** No relaxed SIMD, no threads, no runtime: the host lays out the memory and passes it in. */
const options = [
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '-O3',
  '--noAssert',
  '--converge',
  '--importMemory',
  '--disableWarning',
];

/** The source files' names, in an order of their own. */
const sources = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(sep, '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort();

/** Hash of what the kernels are made from: their sources, the options, and the compiler's version. */
export function sourceHash(): string {
  const compiler = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha256').update(JSON.stringify([options, compiler.version]));
  for (const name of sources()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** The source hash that the generated files were made from; undefined if one is missing or they differ. */
export function generatedHash(): string | undefined {
  const [hash, ...others] = modules.map(({ target }) =>
    existsSync(target) ? /sources (\w+)/.exec(readFileSync(target, 'utf8'))?.[1] : undefined,
  );
  return others.every((other) => other === hash) ? hash : undefined;
}

/** Makes the files anew if they are not of these sources. @throws Error with the compiler's words if they do not compile */
export async function compileKernels(): Promise<void> {
  const hash = sourceHash();
  if (generatedHash() === hash) return;
  for (const { entry, target } of modules) {
    const text = `/** Made from src/engine/assembly by src/project/kernels.ts, sources ${hash}. */
export const base64 =
  '${Buffer.from(await compile(join(folder, entry))).toString('base64')}';
`; // the hash stands in a comment: it is no part of the code whose results are published
    const fresh = `${target}.${process.pid}`;
    writeFileSync(fresh, text);
    renameSync(fresh, target); // whole or not at all: another process may be reading it
  }
}

/** The WebAssembly module of an AssemblyScript file. */
export async function compile(entry: string): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  const out = mkdtempSync(join(tmpdir(), 'kernels-')),
    file = join(out, 'kernels.wasm');
  try {
    const { error, stderr } = await main([entry, '--outFile', file, ...options]);
    if (error) throw new Error(`${stderr.toString()}${error.message}`);
    return readFileSync(file);
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** For Vitest's globalSetup. */
export const setup = compileKernels;

/** For Astro: compiles before anything is built or served; a change of a source restarts the server, and so compiles again. */
export const kernels = (): AstroIntegration => ({
  name: 'kernels',
  hooks: {
    'astro:config:setup': async ({ addWatchFile }) => {
      for (const name of sources()) addWatchFile(pathToFileURL(join(folder, name)));
      await compileKernels();
    },
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileKernels();
