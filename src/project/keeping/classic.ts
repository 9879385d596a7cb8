import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { ADDRESS, CLASSIC } from '../../keeping/one-file.ts';

/**
 * Writes every program of a built site a second time, as one that needs no modules: browsers load none from a file. The bundler does it, so what is
 * imported stays live. Styles that would be fetched with a program stand in the page already.
 */
export async function writeClassic(dist: string): Promise<void> {
  const folder = join(dist, '_astro');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const bundle = await rolldown({
    cwd: folder,
    input: Object.fromEntries(names.map((name) => [name, join(folder, name)])),
    preserveEntrySignatures: 'strict',
    treeshake: false,
    platform: 'browser',
    transform: { define: { 'import.meta.url': ADDRESS } },
    logLevel: 'silent',
    plugins: [
      {
        name: 'no preloading',
        load: (id) => readFileSync(id, 'utf8').replaceAll(/__vite__mapDeps\(\[[\d,]*\]\)/g, '[]'),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'cjs', entryFileNames: '[name]', minify: true, exports: 'named' });
  await bundle.close();
  mkdirSync(join(dist, CLASSIC), { recursive: true });
  for (const part of output) if (part.type === 'chunk') writeFileSync(join(dist, CLASSIC, basename(part.fileName)), part.code);
}
