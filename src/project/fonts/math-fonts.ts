import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import subsetFont from 'subset-font';
import { afterBuild } from '../after-build.ts';
import { formulaNames, renameInPage, renameInSheet } from '../formula-names.ts';
import { collectUsage, faceKey, familyName, fontRules, type Usage } from './font-usage.ts';

/** Digits and signs that a page may set into a formula while a parameter is dragged, and that an equation's number is written with. */
const always = { face: 'KaTeX_Main 400 normal', characters: '0123456789.,()[]+−-=<>≤≥' };

const hashed = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 8);
/** What a @font-face says of its font under a name. */
const descriptor = (rule: AtRule, name: string): string | undefined => {
  const found = rule.nodes?.find((node) => node.type === 'decl' && node.prop === name);
  return found?.type === 'decl' ? found.value : undefined;
};

const inlineScripts = (page: string): string[] => page.match(/<script[^>]*>[\s\S]*?<\/script>/g) ?? [];

/** Replaces every @font-face of KaTeX by one of a subset font, or by nothing if no page uses the face. */
async function subsetFaces(css: Root, used: ReadonlyMap<string, ReadonlySet<string>>, folder: string): Promise<void> {
  const faces: AtRule[] = [];
  css.walkAtRules('font-face', (rule) => {
    if (familyName(descriptor(rule, 'font-family') ?? '').startsWith('KaTeX_')) faces.push(rule);
  });
  for (const face of faces) {
    const characters = used.get(
      faceKey({
        family: familyName(descriptor(face, 'font-family')!),
        weight: descriptor(face, 'font-weight') ?? '400',
        style: descriptor(face, 'font-style') ?? 'normal',
      }),
    );
    const address = /url\(["']?([^"')]+\.woff2)/.exec(descriptor(face, 'src') ?? '')?.[1];
    if (characters === undefined || address === undefined) {
      face.remove();
      continue;
    }
    const subset = await subsetFont(readFileSync(join(folder, basename(address))), [...characters].join(''), {
      targetFormat: 'woff2',
    });
    const name = `${basename(address).split('.')[0]}.subset.${hashed(subset)}.woff2`;
    writeFileSync(join(folder, name), subset);
    face.walkDecls('src', (source) => void (source.value = `url(${join(dirname(address), name)}) format("woff2")`));
  }
}

/** Removes rules for constructions that no formula of the book has: those that ask for a class which stands on no page. */
function dropUnused(css: Root, classes: ReadonlySet<string>): void {
  css.walkRules((rule) => {
    if (!rule.selectors.every((selector) => selector.startsWith('.katex'))) return;
    const kept = rule.selectors.filter((selector) =>
      (selector.match(/\.[\w-]+/g) ?? []).every((name) => classes.has(name.slice(1))),
    );
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
}

/**
 * After a build: gives the formulas short names, cuts KaTeX's fonts down to the characters that they really set in each face, and its style sheet to
 * the rules that they use. Files whose content changes get new names, so that no cache mixes old and new.
 */
export const mathFonts = () =>
  afterBuild('math-fonts', async ({ dist, logger }) => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => join(dist, name));
    const sheets = files.filter((file) => file.endsWith('.css') && readFileSync(file, 'utf8').includes('KaTeX_'));
    if (sheets.length === 0) return;

    const parsed = sheets.map((file) => postcss.parse(readFileSync(file, 'utf8')));
    const pages = new Map(
      files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(file, 'utf8')]),
    );
    const others = files.filter((file) => /\.(css|js)$/.test(file) && !sheets.includes(file));
    const names = formulaNames(
      [...pages.values()],
      parsed,
      others.map((file) => readFileSync(file, 'utf8')).concat([...pages.values()].flatMap(inlineScripts)),
    );
    parsed.forEach((css) => renameInSheet(css, names));
    const rules = parsed.flatMap(fontRules);
    const used: Usage = { characters: new Map([[always.face, new Set(always.characters)]]), classes: new Set() };
    for (const [file, page] of pages) {
      const renamed = renameInPage(page, names);
      writeFileSync(file, renamed);
      collectUsage(renamed, rules, used);
    }

    const renamed = new Map<string, string>();
    for (const [i, file] of sheets.entries()) {
      await subsetFaces(parsed[i]!, used.characters, dirname(file));
      dropUnused(parsed[i]!, used.classes);
      const text = parsed[i]!.toString(),
        name = `${basename(file).split('.')[0]}.${hashed(text)}.css`;
      rmSync(file);
      writeFileSync(join(dirname(file), name), text);
      renamed.set(basename(file), name);
    }
    for (const file of files.filter((file) => /\.(html|js)$/.test(file))) {
      const text = readFileSync(file, 'utf8');
      const changed = [...renamed].reduce((text, [from, to]) => text.replaceAll(from, to), text);
      if (changed !== text) writeFileSync(file, changed);
    }
    for (const file of files.filter((file) => /^KaTeX_.*\.(woff2?|ttf)$/.test(basename(file)))) rmSync(file);
    const fonts = readdirSync(join(dist, '_astro')).filter((name) => name.startsWith('KaTeX_'));
    const bytes = fonts.reduce((sum, name) => sum + readFileSync(join(dist, '_astro', name)).length, 0);
    logger.info(`${fonts.length} fonts of formulas, ${(bytes / 1000).toFixed(1)} kB`);
  });
