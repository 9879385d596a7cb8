import type { Root } from 'postcss';
import { classesOf, editTags, readTags } from './tags.ts';

/**
 * KaTeX writes out the same long classes and inline styles at every letter: half of a formula. In the published pages an inline style is a class, a class
 * that only KaTeX's sheet knows has a short name, and one that nothing knows is gone.
 */
export interface Names {
  /** Class → its short name, or nothing. */
  classes: Map<string, string | undefined>;
  /** Inline style → the class in its place. */
  styles: Map<string, string>;
}

const styleOf = (attributes: Readonly<Record<string, string>>) => attributes.style?.trim().replace(/;$/, '') ?? '';
const add = (times: Map<string, number>, key: string) => times.set(key, (times.get(key) ?? 0) + 1);

/** Every class that a style sheet asks for. */
const classesIn = (css: Root): Set<string> => {
  const found = new Set<string>();
  css.walkRules(({ selector }) => selector.match(/\.[\w-]+/g)?.forEach((name) => found.add(name.slice(1))));
  return found;
};

/**
 * The names for these pages: the more frequent, the shorter.
 * @param sheets those of KaTeX
 * @param others all other style sheets and scripts: what they mention keeps its name, and so does what stands outside of formulas too
 */
export function formulaNames(pages: readonly string[], sheets: readonly Root[], others: readonly string[]): Names {
  const classes = new Map<string, number>(),
    styles = new Map<string, number>(),
    outside = new Set<string>();
  for (const page of pages)
    readTags(page, ({ attributes, painted }) => {
      if (!painted) return classesOf({ attributes }).forEach((name) => outside.add(name));
      classesOf({ attributes }).forEach((name) => add(classes, name));
      if (styleOf(attributes) !== '') add(styles, styleOf(attributes));
    });
  const mentioned = new Set(others.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const asked = new Set(sheets.flatMap((css) => [...classesIn(css)]));
  const free = [...classes].filter(([name]) => !mentioned.has(name) && !outside.has(name));
  const named = [...free.filter(([name]) => asked.has(name)).map(([key, n]) => ({ key, n, style: false }))]
    .concat([...styles].map(([key, n]) => ({ key, n, style: true })))
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
  const names: Names = { classes: new Map(free.map(([name]) => [name, undefined])), styles: new Map() };
  const taken = new Set([...classes.keys(), ...outside, ...asked]);
  const short = shortNames(taken);
  for (const { key, style } of named) (style ? names.styles : names.classes).set(key, short.next().value);
  return names;
}

/** a, b, … z, a0, a1, … z9, aa …: without those that are taken. */
function* shortNames(taken: ReadonlySet<string>): Generator<string, never> {
  for (let length = 0; ; length++)
    for (let i = 0; i < 36 ** length; i++)
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
        const name = letter + (length === 0 ? '' : i.toString(36).padStart(length, '0'));
        if (!taken.has(name)) yield name;
      }
}

/** A page whose formulas have these names. Their MathML does without its namespace too, which a page's parser knows. */
export function renameInPage(page: string, { classes, styles }: Names): string {
  return editTags(page, ({ name, text, painted, attributes }) => {
    if (name === 'math') return text.replace(/\sxmlns="[^"]*"/, '');
    if (!painted) return text;
    const kept = classesOf({ attributes }).flatMap((name) => (classes.has(name) ? (classes.get(name) ?? []) : name));
    const all = [...kept, ...[styles.get(styleOf(attributes)) ?? []].flat()].join(' ');
    return text
      .replace(/\s(?:class|style)="[^"]*"/g, '')
      .replace(/^<[^\s/>]+/, (start) => (all === '' ? start : `${start} class="${all}"`));
  });
}

/** Names KaTeX's sheet alike, and adds what were inline styles; repeated names make them win against every other rule, as inline styles do. */
export function renameInSheet(css: Root, { classes, styles }: Names): void {
  css.walkRules((rule) => {
    rule.selector = rule.selector.replace(/\.([\w-]+)/g, (whole, name: string) => {
      const short = classes.get(name);
      return short === undefined ? whole : `.${short}`;
    });
  });
  for (const [style, name] of styles) css.append(`.katex ${`.${name}`.repeat(5)}{${style}}`);
}
