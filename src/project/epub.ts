/**
 * `npm run epub`: the whole book as an EPUB 3 with MathML: build/why-deep.epub. Builds the site first unless `--dist` names a folder that was built. It says
 * when the text was last changed (SOURCE_DATE_EPOCH, else the last commit), not when it was made: the same book has the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fixed } from '../math/rounding.ts';
import { builtVolume, teller, TITLE, working } from './volume/build.ts';
import { epubOf } from './volume/epub.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string' }, out: { type: 'string', default: 'build/why-deep.epub' } },
});

function lastChanged(): string {
  const epoch =
    process.env.SOURCE_DATE_EPOCH ?? spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }).stdout;
  // Without a history: the beginning of time, rather than a clock.
  return new Date(1000 * (Number(epoch) || 0)).toISOString().replace(/\.\d+Z/, 'Z');
}

/** Colours of the light page, as `src/styles/tokens.css` declares them first. */
function lightColours(): Map<string, string> {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const colours = new Map<string, string>();
  for (const [, name, value] of css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,8})\b/g))
    if (!colours.has(name!)) colours.set(name!, value!);
  return colours;
}

await working(async () => {
  const tell = teller();
  const { volume, site, cover } = await builtVolume(values.dist);
  tell(`${volume.parts.length} 部分，正在打包`);
  const bytes = epubOf(volume, { title: TITLE, site, cover, modified: lastChanged(), colours: lightColours() });
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, bytes);
  tell(`写好了 ${values.out}：${fixed(bytes.length / 1e6, 1)} MB。`);
});
