/**
 * Compiles the training kernels (src/engine/assembly, AssemblyScript) and writes them as src/engine/kernels.generated.ts, which is not committed: `npm ci` runs this,
 * and so do `npm start` and `npm test`. Nothing is done if the sources are those that the file was made from.
 *
 * A TypeScript module with the bytes in base64, because it is the one form that plain Node, Vitest and Vite's workers all load alike, with no request that could fail;
 * the kernels are a few kB.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'src/engine/assembly');
const target = join(root, 'src/engine/kernels.generated.ts');
/** No relaxed SIMD, no threads, no runtime: the host lays out the memory and passes it in. */
const options = ['--enable', 'simd', '--runtime', 'stub', '-O3', '--noAssert', '--converge', '--importMemory', '--disableWarning'];

/** Hash of what the kernels are made from: their sources, the options, and the compiler's version. */
export function sourceHash(): string {
  const compiler = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256').update(JSON.stringify([options, compiler.version]));
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** The source hash that the generated file was made from; undefined if there is none. */
export function generatedHash(): string | undefined {
  return existsSync(target) ? /sources (\w+)/.exec(readFileSync(target, 'utf8'))?.[1] : undefined;
}

export async function compileKernels(): Promise<void> {
  const hash = sourceHash();
  if (generatedHash() === hash) return;
  const { main } = await import('assemblyscript/asc');
  const out = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const file = join(out, 'kernels.wasm');
    const { error, stderr } = await main([join(folder, 'train.ts'), '--outFile', file, ...options]);
    if (error) throw new Error(`${stderr.toString()}${error.message}`);
    const bytes = readFileSync(file).toString('base64');
    // The hash stands in a comment: it is no part of the code whose results are published.
    const text = `/** Made from src/engine/assembly by src/project/kernels.ts, sources ${hash}. */\nexport const base64 =\n  '${bytes}';\n`;
    const fresh = `${target}.${process.pid}`;
    writeFileSync(fresh, text);
    renameSync(fresh, target); // whole or not at all: another process may be reading it
  } finally {
    rmSync(out, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileKernels();
