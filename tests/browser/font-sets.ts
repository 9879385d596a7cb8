import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const folderOf = (font: string) => dirname(require.resolve(font));

/**
 * The fonts that the browser finds, the same on every machine with fontconfig: what hangs on fonts is tested with a Chinese one, and as on a
 * machine that has none, where Latin letters are wide and all else is boxes. Elsewhere (macOS, Windows) the machine's own are used for both.
 */
const katex = folderOf('katex/dist/fonts/KaTeX_Main-Regular.ttf');
const sets = {
  chinese: {
    folders: [folderOf('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'), katex],
    families: { 'sans-serif': 'ZCOOL XiaoWei', serif: 'ZCOOL XiaoWei', monospace: 'KaTeX_Typewriter' },
  },
  latin: {
    folders: [katex],
    families: { 'sans-serif': 'KaTeX_Typewriter', serif: 'KaTeX_Main', monospace: 'KaTeX_Typewriter' },
  },
};

export type FontSet = keyof typeof sets;

/** Writes what tells fontconfig of these fonts and no others. @returns the environment in which a browser finds them */
export function fontEnvironment(set: FontSet): Record<string, string> {
  const { folders, families } = sets[set];
  const folder = resolve('build/fonts', set);
  const file = resolve(folder, 'fonts.conf');
  const aliases = Object.entries(families).map(
    ([generic, family]) =>
      `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  ${folders.map((one) => `<dir>${one}</dir>`).join('\n  ')}
  <cachedir>${resolve(folder, 'cache')}</cachedir>
  ${aliases.join('\n  ')}
</fontconfig>
`;
  mkdirSync(folder, { recursive: true });
  // Every process of the test run comes by here, while browsers of the others read the file.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return { FONTCONFIG_FILE: file };
}
