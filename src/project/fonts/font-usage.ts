import { compile } from 'css-select';
import { parseDocument } from 'htmlparser2';
import type { Declaration, Root, Rule } from 'postcss';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: object }>;

/** One face of a family, as @font-face names it. */
export interface Face {
  family: string;
  weight: string;
  style: string;
}

/** `KaTeX_Math 400 italic`: a face as a key. */
export const faceKey = ({ family, weight, style }: Face): string => `${family} ${weight} ${style}`;

/** A family's name without its quotes. */
export const familyName = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, '$2');

interface FontRule {
  /** Whether its selector matches an element; compiled once for all pages. */
  matches(element: Element): boolean;
  /** Number of classes and pseudo-classes, then of elements: enough to order KaTeX's selectors. */
  specificity: number;
  set: Partial<Face>;
}

const weightOf = (text: string): string => (text === 'bold' ? '700' : text === 'normal' ? '400' : text);

function fontOf({ prop, value }: Declaration): Partial<Face> {
  if (prop === 'font-family') return { family: familyName(value.split(',')[0]!) };
  if (prop === 'font-weight') return { weight: weightOf(value) };
  if (prop === 'font-style') return { style: value };
  // The shorthand resets all three: `normal 1.21em KaTeX_Main, math, serif`.
  const [before, family] = value.split(/(?:^|\s)[\d.]+(?:em|px|rem|%)(?:\/\S+)?\s/);
  return family === undefined
    ? {}
    : {
        family: familyName(family.split(',')[0]!),
        weight: weightOf(/\b(bold|[1-9]00)\b/.exec(before!)?.[1] ?? 'normal'),
        style: /italic/.exec(before!)?.[0] ?? 'normal',
      };
}

/** The rules of a style sheet that choose a face inside formulas. */
export function fontRules(css: Root): FontRule[] {
  const rules: FontRule[] = [];
  css.walkRules((rule: Rule) => {
    const set: Partial<Face> = {};
    rule.each((node) => {
      if (node.type === 'decl' && /^font(-family|-weight|-style)?$/.test(node.prop)) Object.assign(set, fontOf(node));
    });
    if (Object.keys(set).length === 0) return;
    for (const selector of rule.selectors) {
      if (!selector.startsWith('.katex') || /::|:(before|after)/.test(selector)) continue;
      const classes = selector.match(/[.:][\w-]+/g)?.length ?? 0,
        elements = selector.match(/(?<![.\w-])[a-z][\w-]*/g)?.length ?? 0;
      rules.push({ matches: compile<Node, Element>(selector), specificity: classes * 100 + elements, set });
    }
  });
  // A stable sort: among equals the later rule comes later and wins.
  return rules.sort((a, b) => a.specificity - b.specificity);
}

/** What the pages' formulas ask of KaTeX's fonts and style sheet. */
export interface Usage {
  /** Face key → the characters that are set in it. */
  characters: Map<string, Set<string>>;
  classes: Set<string>;
}

const classesOf = ({ attribs }: Element): string[] => attribs.class?.split(/\s+/).filter(Boolean) ?? [];
const initial: Face = { family: '', weight: '400', style: 'normal' };

/**
 * Adds what the formulas of a page use: the classes in them, and the characters that they set in each face by the style sheet's own cascade: an
 * element's face is what the strongest rule that matches it says, and otherwise its parent's. The MathML beside a set formula is for
 * screen readers and never painted: it asks for no characters.
 */
export function collectUsage(html: string, rules: readonly FontRule[], { characters, classes }: Usage): void {
  /** @param face that of the element above, if it is in a formula and painted @param inside whether it is in a formula */
  const visit = (node: Node, face: Face | undefined, inside: boolean): void => {
    if (node.type === 'text' && face !== undefined) {
      const key = faceKey(face),
        set = characters.get(key) ?? new Set<string>();
      for (const character of node.data) set.add(character);
      characters.set(key, set);
    }
    if (!('attribs' in node)) return;
    const own = classesOf(node),
      formula = own.includes('katex');
    if (inside || own.some((name) => name.includes('katex'))) own.forEach((name) => classes.add(name));
    const above = formula ? initial : face;
    const here =
      above === undefined || own.includes('katex-mathml')
        ? undefined
        : rules.filter((rule) => rule.matches(node)).reduce((face, { set }) => ({ ...face, ...set }), above);
    for (const child of node.children) visit(child, here, inside || formula);
  };
  for (const node of parseDocument(html).children) visit(node, undefined, false);
}
