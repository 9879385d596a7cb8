import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { readFormula } from '../spoken/read/formula.ts';
import { mathmlOfHast } from '../spoken/mathml.ts';
import { speak } from '../spoken/speak/formula.ts';
import { plainTex } from './formula.ts';
import { spokenSymbol } from './spoken-symbol.ts';

const isElement = (node: Nodes): node is Element => node.type === 'element';
const hasClass = (node: Element, name: string) =>
  Array.isArray(node.properties.className) && node.properties.className.includes(name);

/** Whether a part of a formula is or holds a symbol marked by `\show`. */
function holdsSymbol(node: Element): boolean {
  return 'dataSymbol' in node.properties || node.children.some((child) => isElement(child) && holdsSymbol(child));
}

/**
 * Puts a formula's words on the box of its MathML, which is there for screen readers alone. It is an image to them, whose content is its name:
 * many of them say nothing of an element with the role `math` but what MathML they find in it, and few read that in Chinese.
 */
function label(box: Element): void {
  const math = box.children.find((child): child is Element => isElement(child) && child.tagName === 'math');
  if (!math) return;
  const ariaLabel = speak(readFormula(mathmlOfHast(math)));
  math.properties.ariaHidden = 'true';
  Object.assign(box.properties, { role: 'img', ariaRoleDescription: '公式', ariaLabel });
}

/**
 * KaTeX hides its HTML from screen readers as a whole (the words beside it are read), but a symbol to touch must not be hidden: here
 * only what does not lead to a symbol stays hidden.
 */
function uncoverSymbols(node: Element): void {
  if (!holdsSymbol(node)) node.properties.ariaHidden = 'true';
  else if ('dataSymbol' in node.properties) node.properties.dataSpoken = spokenSymbol(node);
  else node.children.filter(isElement).forEach(uncoverSymbols);
}

/** What KaTeX writes and the standard of MathML has no place for: the width of a cell, and an operator of several letters in a row of its own. */
function mendMathml(node: Element): void {
  if (node.tagName === 'math') delete node.properties.xmlns; // HTML knows it by its name
  if (node.tagName === 'mtd') delete node.properties.width;
  if (node.tagName === 'mo' && node.children.some(isElement)) node.children = [{ type: 'text', value: toString(node) }];
}

const opening = /[（「『《〈【“‘(]$/u;
const closing = /^[，。；：！？、）」』》〉】”’…,.;:!?)]{1,3}/u;
/** A formula of at most this many characters of LaTeX is short enough to keep on one line. */
const short = 28;

/**
 * Browsers may break a line between a formula and the punctuation beside it, which Chinese never does: a short formula is kept together
 * with the sign that opens before it and those that close after it.
 */
function keepPunctuation(parent: Parents): void {
  for (let i = 0; i < parent.children.length; i++) {
    const formula = parent.children[i]!;
    if (!isElement(formula) || !hasClass(formula, 'katex') || sourceOf(formula).length > short) continue;
    const before = parent.children[i - 1];
    const after = parent.children[i + 1];
    const opened = before?.type === 'text' ? (opening.exec(before.value)?.[0] ?? '') : '';
    const closed = after?.type === 'text' ? (closing.exec(after.value)?.[0] ?? '') : '';
    if (opened === '' && closed === '') continue;
    if (before?.type === 'text') before.value = before.value.slice(0, before.value.length - opened.length);
    if (after?.type === 'text') after.value = after.value.slice(closed.length);
    const together: ElementContent[] = [{ type: 'text', value: opened }, formula, { type: 'text', value: closed }];
    const kept = together.filter((piece) => piece.type !== 'text' || piece.value !== '');
    parent.children[i] = { type: 'element', tagName: 'span', properties: { className: ['together'] }, children: kept };
  }
}

/** How many more brackets open in it than close. */
function opens(node: ElementContent): number {
  if (!isElement(node)) return 0;
  const own = hasClass(node, 'mopen') ? 1 : hasClass(node, 'mclose') ? -1 : 0;
  return node.children.reduce((sum, child) => sum + opens(child), own);
}

/** KaTeX lets a formula in a line break after every operator; what stands in brackets, if it is short, is kept on one line. */
function keepBrackets(html: Element): void {
  const kept: ElementContent[] = [];
  for (let i = 0; i < html.children.length;) {
    let depth = 0,
      end = i;
    do depth += opens(html.children[end++]!);
    while (depth > 0 && end < html.children.length);
    const bases = html.children.slice(i, end);
    const isOne = bases.length > 1 && depth === 0 && toString({ children: bases }).length <= short;
    if (isOne)
      kept.push({ type: 'element', tagName: 'span', properties: { className: ['together'] }, children: bases });
    else kept.push(...bases);
    i = end;
  }
  html.children = kept;
}

/** The LaTeX in a formula's annotation. */
function sourceOf(formula: Element): string {
  let source = '';
  visit(formula, 'element', (node) => {
    const [text] = node.children;
    if (node.tagName === 'annotation' && text?.type === 'text') source = text.value;
  });
  return source;
}

/** After rehype-katex: says every formula in words, leaves the LaTeX that a reader may copy in every formula's annotation, makes its `\show` symbols reachable and named, and its punctuation stay. */
export function rehypeFormula() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      mendMathml(node);
      if (hasClass(node, 'katex-mathml')) label(node);
      if (node.tagName === 'annotation' && node.properties.encoding === 'application/x-tex') {
        const [text] = node.children;
        if (text?.type === 'text') text.value = plainTex(text.value.replace(/\s*\\tag\{[^{}]*\}\s*$/, ''));
      } else if (hasClass(node, 'katex-html') && holdsSymbol(node)) {
        delete node.properties.ariaHidden;
        uncoverSymbols(node);
      }
    });
    visit(tree, (node) => {
      if (isElement(node) && (hasClass(node, 'katex-display') || hasClass(node, 'together'))) return SKIP;
      if (isElement(node) && hasClass(node, 'katex'))
        node.children
          .filter((child) => isElement(child) && hasClass(child, 'katex-html'))
          .forEach((html) => keepBrackets(html as Element));
      if ('children' in node) keepPunctuation(node as Parents);
      return isElement(node) && hasClass(node, 'katex') ? SKIP : undefined;
    });
  };
}
