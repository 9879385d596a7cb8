import { leafOf, refuseTwins, signOf, textOf, wordOf } from './leaves.ts';
import type { Mathml } from '../mathml.ts';
import { pair, sideOf, type Bracket } from './pairing.ts';
import { scriptsOf } from './scripts.ts';
import { only, row, Unspoken, type Formula, type Node, type Row, type Table } from '../tree.ts';
import { bigs } from '../words.ts';

/** Reads the tree of a formula from its MathML, as KaTeX writes it. */

type Token = Node | Bracket;

/** A row of everything below these elements, brackets paired. */
export const rowOf = (elements: readonly Mathml[]): Row => row(...pair(tokensOf(elements)));

/** Adjacent pieces of prose are one; braces and styles print nothing. */
export function tokensOf(elements: readonly Mathml[]): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!;
    if (element.name === 'mtext') {
      let end = i + 1;
      while (elements[end]?.name === 'mtext') end++;
      const prose = elements.slice(i, end);
      const text = prose.map(({ text }) => text).join('');
      const leaf = leafOf({ ...element, text, source: prose.map(({ source }) => source) });
      if (leaf) found.push(leaf);
      i = end - 1;
    } else found.push(...tokensIn(element));
  }
  return found;
}

function tokensIn(element: Mathml): Token[] {
  const { name, children } = element;
  switch (name) {
    case 'math':
    case 'semantics':
      return tokensOf(children.filter((child) => child.name !== 'annotation'));
    case 'mrow':
    case 'mstyle':
    case 'mpadded': {
      const word = wordOf(children);
      return word ? [word] : (delimited(children) ?? tokensOf(children));
    }
    case 'mspace':
      return [];
    case 'mfrac': {
      const [over, under] = children.map((child) => rowOf([child])) as [Row, Row];
      return [{ kind: element.attribute('linethickness') === '0px' ? 'binomial' : 'fraction', over, under }];
    }
    case 'msqrt':
      return [{ kind: 'root', of: rowOf(children) }];
    case 'mroot':
      return [{ kind: 'root', of: rowOf([children[0]!]), degree: rowOf([children[1]!]) }];
    case 'mtable':
      return [tableOf(element)];
    case 'mi':
    case 'mn':
    case 'mo':
      return tokenOf(element);
    default: {
      const scripts = scriptsOf(element, tokensOf, rowOf);
      if (scripts) return [scripts];
      throw new Unspoken(`公式里有还没有读法的结构（MathML 的 ${name}）`, '请换一种写法，或把它拆成几个公式。');
    }
  }
}

function tokenOf(element: Mathml): Token[] {
  const text = signOf(textOf(element));
  const bar = element.name === 'mi' || ['fence', 'stretchy'].some((name) => element.attribute(name) !== undefined);
  const side = element.attribute('fence') === 'false' ? undefined : sideOf(text, bar);
  if (side) return [{ kind: 'bracket', text, side, from: element.source }];
  if (Object.hasOwn(bigs, text)) return [{ kind: 'big', sign: text, from: element.source }];
  const leaf = leafOf(element);
  return leaf ? [leaf] : [];
}

const isFence = (element: Mathml | undefined) =>
  element?.name === 'mo' && element.attribute('fence') === 'true' && element.attribute('minsize') === undefined;

/** `\left( … \right)`, of which one side may be missing, and binomials, which are their brackets. */
function delimited(children: readonly Mathml[]): Token[] | undefined {
  const ends = [children[0], children.length > 1 ? children.at(-1) : undefined].map((element) =>
    isFence(element) ? element : undefined,
  );
  if (ends.every((end) => end === undefined)) return undefined;
  const content = rowOf(children.filter((child) => !ends.includes(child)));
  const [open, close] = ends.map((element) => (element ? signOf(textOf(element)) : '')) as [string, string];
  if (only(content)?.kind === 'binomial' && open + close === '()') return content.items;
  return [{ kind: 'fenced', open, close, content, from: ends.map((end) => end?.source) }];
}

function tableOf(element: Mathml): Table {
  const rows = element.children.map((line) => line.children);
  const lines =
    /^right( left)?/.test(element.attribute('columnalign') ?? '') && element.attribute('columnspacing') === '0em';
  if (!lines)
    return {
      kind: 'table',
      form: 'cells',
      rows: rows.map((cells) => cells.map((cell) => withoutStop(rowOf(cell.children)))),
    };
  return {
    kind: 'table',
    form: 'lines',
    rows: rows.map((cells) => [withoutStop(rowOf(cells.flatMap((cell) => cell.children)))]),
  };
}

/** The sentence's own punctuation at the end of a formula is no part of it. */
function withoutStop(line: Row): Row {
  let end = line.items.length;
  while (end > 1 && /^[,.;]$/.test((line.items[end - 1] as { text?: string }).text ?? '')) end--;
  return row(...line.items.slice(0, end));
}

/** The elements below one that hold no others: its letters and signs. */
const lowest = (element: Mathml): Mathml[] =>
  element.children.length === 0
    ? [element]
    : element.children.filter(({ name }) => name !== 'annotation').flatMap(lowest);

/**
 * Reads a whole `<math>`.
 * @throws Unspoken for what has no words
 */
export function readFormula(math: Mathml): Formula {
  refuseTwins(lowest(math));
  const [semantics] = math.children;
  const content = semantics?.name === 'semantics' ? semantics.children[0] : semantics;
  // KaTeX sets a number in a table: margin, formula, margin, number.
  const cells =
    content?.name === 'mtable' && content.attribute('width') === '100%' ? content.children[0]?.children : undefined;
  if (cells === undefined) return { content: withoutStop(rowOf(content ? [content] : [])) };
  const tag = textOf(cells.at(-1)!).replace(/^\((.*)\)$/, '$1');
  return { content: withoutStop(rowOf(cells[1]!.children)), tag };
}
