/**
 * Where the signs of a formula's MathML stand in what is painted of it. KaTeX writes both from one source, the painted one with what it piles up from
 * the lowest to the highest: brought into that order the signs of one are the signs of the other.
 */

/** One painted sign. */
export interface Glyph {
  text: Text;
  at: number;
}

const invisible = /[\s\u200b-\u200d\u2061-\u2064]/;
const signs = (text: string): string[] => [...text].filter((sign) => !invisible.test(sign));

/** The painted signs in the order of the page. */
function painted(html: Element): (Glyph & { sign: string })[] {
  const found: (Glyph & { sign: string })[] = [];
  const walker = html.ownerDocument.createTreeWalker(html, 4 /* text */);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    for (let at = 0; at < text.data.length; at++) {
      const sign = String.fromCodePoint(text.data.codePointAt(at)!);
      if (!invisible.test(sign)) found.push({ text, at, sign });
      at += sign.length - 1;
    }
  }
  return found;
}

/**
 * The elements with signs of a MathML element, in the order in which they are painted.
 * @param isNext whether a text is what is painted next
 */
function* inOrder(element: Element, isNext: (text: string) => boolean): Generator<Element> {
  const children = [...element.children].filter(({ localName }) => localName !== 'annotation');
  const [first, second, third] = children;
  const all = function* (...some: (Element | undefined)[]) {
    for (const one of some) if (one) yield* inOrder(one, isNext);
  };
  switch (element.localName) {
    case 'mo':
      // A bar that grows is drawn with lines.
      if (!(element.getAttribute('fence') === 'true' && /^[∣∥|]$/.test(element.textContent))) yield element;
      break;
    case 'mfrac':
    case 'mroot':
      yield* all(second, first);
      break;
    case 'munder':
    case 'munderover':
      // Limits are piled up, but beside their sign in small formulas.
      yield* isNext(first!.textContent) ? all(first, second, third) : all(second, first, third);
      break;
    case 'mtable': {
      const rows = children.map(({ children }) => [...children]);
      const columns = Math.max(...rows.map(({ length }) => length));
      for (let column = 0; column < columns; column++) yield* all(...rows.map((cells) => cells[column]));
      break;
    }
    default:
      if (children.length > 0) yield* all(...children);
      else if (element.textContent !== '') yield element;
  }
}

/** How far ahead a sign is looked for: KaTeX draws some with lines, and some of several signs. */
const reach = 8;

/** By element of the MathML, its painted signs. What is drawn with lines alone has none. */
export function glyphsOf(math: Element, html: Element): Map<unknown, Glyph[]> {
  const all = painted(html);
  const found = new Map<unknown, Glyph[]>();
  let next = 0;
  const isNext = (text: string) => signs(text).every((sign, i) => all[next + i]?.sign === sign);
  for (const element of inOrder(math, isNext))
    for (const sign of signs(element.textContent)) {
      const at = all.slice(next, next + reach).findIndex((one) => one.sign === painting(sign));
      if (at < 0) continue;
      const glyph = all[next + at]!;
      found.set(element, [...(found.get(element) ?? []), glyph]);
      next += at + 1;
    }
  return found;
}

/** ≠ is painted as a stroke and =. */
const painting = (sign: string): string => (sign === '≠' ? '=' : sign);
