import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The variable that stands for `import.meta.url`: see the loader. */
const ADDRESS = 'packedAddress';
const LOADER = fileURLToPath(new URL('../../keeping/one-file/loader.ts', import.meta.url));

export interface Classic {
  code: string;
  /** Names of the programs that it begins with. */
  imports: readonly string[];
}

/**
 * Every program of a built site as one that needs no modules, by its name. The bundler rewrites it, so what is imported stays live and what is imported
 * only when it is needed still comes only then. Styles that would be fetched with a program stand in the page already.
 */
export async function classicPrograms(dist: string): Promise<Map<string, Classic>> {
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
        // One that neither imports nor exports is a module all the same, whatever lies around the folder.
        load: (id) => `${readFileSync(id, 'utf8').replaceAll(/__vite__mapDeps\(\[[\d,]*\]\)/g, '[]')}\nexport {};`,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'cjs', entryFileNames: '[name]', minify: true, exports: 'named' });
  await bundle.close();
  return new Map(
    output.flatMap((part) =>
      part.type === 'chunk' ? [[part.fileName, { code: part.code, imports: part.imports }]] : [],
    ),
  );
}

/** The program that runs these. */
export async function loaderText(): Promise<string> {
  const bundle = await rolldown({ input: LOADER, logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim();
}
