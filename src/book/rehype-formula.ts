import type { Element, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { plainTex } from './formula.ts';

const isElement = (node: Nodes): node is Element => node.type === 'element';
const hasClass = (node: Element, name: string) => Array.isArray(node.properties.className) && node.properties.className.includes(name);

/** Whether a part of a formula is or holds a symbol marked by `\show`. */
function holdsSymbol(node: Element): boolean {
  return 'dataSymbol' in node.properties || node.children.some((child) => isElement(child) && holdsSymbol(child));
}

/**
 * KaTeX hides its HTML from screen readers as a whole (the MathML beside it is read), but a symbol to touch must not be hidden: here
 * only what does not lead to a symbol stays hidden.
 */
function uncoverSymbols(node: Element): void {
  if (!holdsSymbol(node)) node.properties.ariaHidden = 'true';
  else if (!('dataSymbol' in node.properties)) node.children.filter(isElement).forEach(uncoverSymbols);
}

/** After rehype-katex: leaves the LaTeX that a reader may copy in every formula's annotation, and makes its `\show` symbols reachable. */
export function rehypeFormula() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'annotation' && node.properties.encoding === 'application/x-tex') {
        const [text] = node.children;
        if (text?.type === 'text') text.value = plainTex(text.value.replace(/\s*\\tag\{[^{}]*\}\s*$/, ''));
      } else if (hasClass(node, 'katex-html') && holdsSymbol(node)) {
        delete node.properties.ariaHidden;
        uncoverSymbols(node);
      }
    });
  };
}
