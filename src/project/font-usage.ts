import type { Declaration, Root, Rule } from 'postcss';

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
  selector: string;
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
      rules.push({ selector, specificity: classes * 100 + elements, set });
    }
  });
  // A stable sort: among equals the later rule comes later and wins.
  return rules.sort((a, b) => a.specificity - b.specificity);
}

/**
 * The characters that formulas of a page set in each face, by the style sheet's own cascade: an element's face is what the strongest rule that
 * matches it says, and otherwise its parent's.
 * @param used face key → characters, added to
 */
export function collectCharacters(page: Document, rules: readonly FontRule[], used: Map<string, Set<string>>): void {
  const collect = (element: Element, inherited: Face): void => {
    const face = rules
      .filter(({ selector }) => element.matches(selector))
      .reduce((face, { set }) => ({ ...face, ...set }), inherited);
    for (const child of element.childNodes) {
      if (child.nodeType === 1) collect(child as Element, face);
      else if (child.nodeType === 3 && child.textContent) {
        const key = faceKey(face),
          characters = used.get(key) ?? new Set<string>();
        for (const character of child.textContent) characters.add(character);
        used.set(key, characters);
      }
    }
  };
  for (const formula of page.querySelectorAll('.katex')) {
    // The MathML beside the set formula is for screen readers and never painted.
    formula.querySelectorAll('.katex-mathml').forEach((hidden) => hidden.remove());
    collect(formula, { family: '', weight: '400', style: 'normal' });
  }
}
