import { signOf, textOf } from './leaves.ts';
import type { Mathml } from '../mathml.ts';
import type { Bracket } from './pairing.ts';
import { isLeaf, isSign, only, row, Unspoken, type Node, type Row } from '../tree.ts';
import { marks } from '../words.ts';

/** Reads what stands above and below: scripts, limits, accents, braces. */

type Token = Node | Bracket;
type Tokens = (elements: readonly Mathml[]) => Token[];
type Rows = (elements: readonly Mathml[]) => Row;

const low: Readonly<Record<string, number>> = { msub: 1, msubsup: 1, munder: 1, munderover: 1 };
const high: Readonly<Record<string, number>> = { msup: 1, msubsup: 2, mover: 1, munderover: 2 };
const braces: Readonly<Record<string, 'under' | 'over'>> = { '⏟': 'under', '⏞': 'over' };

/** What an element of scripts says; nothing if it is none. */
export function scriptsOf(element: Mathml, tokensOf: Tokens, rowOf: Rows): Token | undefined {
  const { name, children } = element;
  if (low[name] === undefined && high[name] === undefined) return undefined;
  const under = low[name] === undefined ? undefined : children[low[name]];
  const over = high[name] === undefined ? undefined : children[high[name]];
  const mark = name === 'mover' && over?.name === 'mo' ? signOf(textOf(over)) : undefined;
  if (mark !== undefined && Object.hasOwn(marks, mark))
    return { kind: 'accent', mark, base: basis(rowOf([children[0]!]).items) };
  const brace = braceOf(children[0]!);
  if (brace) {
    const note = under ?? over;
    return { kind: 'brace', where: brace.where, base: rowOf([brace.of]), note: rowOf([note!]) };
  }
  const base = tokensOf([children[0]!]);
  const [first] = base;
  const limits = { ...(under ? { under: rowOf([under]) } : {}), ...(over ? { over: rowOf([over]) } : {}) };
  if (base.length === 1 && first!.kind === 'big') return { ...first!, ...limits };
  const add = (node: Node) => withScripts(node, limits.under, limits.over);
  if (base.length === 1 && first!.kind === 'bracket') {
    if (first.side === 'open') throw new Unspoken('上下标写在左括号上', '请把它写在右括号后面。');
    return { ...first, around: add };
  }
  // Of what is stacked, only a word with something right below it can be read: as its script.
  const word = name === 'munder' && base.length === 1 && first!.kind === 'name' && first.text.length > 1;
  if (/^m(under|over)/.test(name) && !word)
    throw new Unspoken('公式里有叠在上面或下面的记号，还没有读法', '请改写成上下标，或分开写。');
  return add(basis(rowOf([children[0]!]).items));
}

/** A base: a letter, a marked letter or a pair of brackets as it is, all else as a group. */
function basis(items: Node[]): Node {
  const [one] = items;
  if (one === undefined) throw new Unspoken('公式里有上下标，它前面却没有字母', '请把它写在一个字母或括号后面。');
  const simple = items.length === 1 && (isLeaf(one) || ['accent', 'fenced', 'scripts'].includes(one.kind));
  return simple ? one : row(...items);
}

function braceOf(element: Mathml): { where: 'under' | 'over'; of: Mathml } | undefined {
  if (element.name !== 'munder' && element.name !== 'mover') return undefined;
  const where = braces[textOf(element.children[1]!)];
  return where && { where, of: element.children[0]! };
}

/** The number of primes that a row begins with. */
function primesIn({ items }: Row): number {
  let count = 0;
  while (isSign(items[count], '′')) count++;
  return count;
}

function withScripts(node: Node, sub: Row | undefined, high: Row | undefined): Node {
  const primes = high ? primesIn(high) : 0;
  const rest = high && row(...high.items.slice(primes));
  const sup = rest && rest.items.length > 0 ? transposed(rest) : undefined;
  if (node.kind !== 'scripts')
    return { kind: 'scripts', base: node, primes, ...(sub ? { sub } : {}), ...(sup ? { sup } : {}) };
  if ((sub && (node.sub || node.primes > 0 || node.sup)) || node.sup || (node.primes > 0 && primes > 0))
    throw new Unspoken('同一个字母上叠了几层上下标', '请用括号分开。');
  return { ...node, primes: node.primes + primes, ...(sub ? { sub } : {}), ...(sup ? { sup } : {}) };
}

/** ⊤ and a T without serifs are the same sign of transposing. */
function transposed(sup: Row): Row {
  const one = only(sup);
  return one?.kind === 'name' && one.text === '⊤' ? row({ ...one, text: 'T', style: 'sans-serif' }) : sup;
}
