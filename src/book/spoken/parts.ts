import { numeral } from './speak/numerals.ts';
import { speakPart } from './speak/formula.ts';
import type { Place } from './speak/speaker.ts';
import { isOperand, isSign, row, type Fenced, type Formula, type Node, type Row } from './tree.ts';

/** The parts of a formula, to be walked: from the whole into what it is made of. */

/** One stop of the walk. */
export interface Part {
  /** In words, with what it is of the part above: 分母，二 n. */
  words: string;
  /** What is printed for it: the elements that its signs were read from. */
  elements: unknown[];
  /** Its own parts; none for a letter. */
  parts(): Part[];
}

/** Signs that divide a row, the loosest first. */
const looseness: readonly ((node: Node, before: Node | undefined) => boolean)[] = [
  (node) => isSign(node) && /^[,;:]$/.test(node.text),
  (node) => isSign(node) && /^([=≠≈≡<>≤≥≪≫∼∝∈∉⊂⊆←→↦⇒⇔]|:=)$/.test(node.text),
  (node, before) => isSign(node) && /^[+−±∓∨⊕∪]$/.test(node.text) && isOperand(before),
];

/** The elements of all signs below a node. */
function elementsOf(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'from' ? [value].flat(2).filter((one) => one !== undefined) : elementsOf(value),
  );
}

const part = (content: Row, parts: () => Part[], label = '', place: Place = 'plain', goesOn = false): Part => ({
  words: [label, speakPart(content, place, goesOn)].filter((words) => words !== '').join('，'),
  elements: elementsOf(content),
  parts,
});

const named = (label: string, content: Row | undefined): Part[] =>
  content ? [part(content, () => partsOfRow(content), label)] : [];

const isRound = (node: Node | undefined): node is Fenced => node?.kind === 'fenced' && node.open === '(';

/** Where a row without looser signs falls apart: behind every item, but a letter and the brackets of its argument are one. */
function factors({ items }: Row): Row[] {
  const found: Row[] = [];
  for (let i = 0; i < items.length; i++) {
    const node = items[i]!;
    const name = node.kind === 'name' || (node.kind === 'scripts' && node.base.kind === 'name');
    if (name && isRound(items[i + 1]) && items.length > 2) found.push(row(node, items[++i]!));
    else found.push(row(node));
  }
  return found;
}

function partsOfRow(whole: Row, place: Place = 'plain'): Part[] {
  const { items } = whole;
  if (items.length === 1) return partsOfNode(items[0]!);
  for (const [level, divides] of looseness.entries()) {
    const cuts = items.flatMap((node, i) => (i > 0 && divides(node, items[i - 1]) ? [i] : []));
    if (cuts.length === 0) continue;
    return [0, ...cuts].flatMap((from, i) => {
      // A comma is heard between its neighbours; any other sign belongs to what follows it.
      const start = level === 0 && i > 0 ? from + 1 : from;
      const piece = row(...items.slice(start, cuts[i]));
      if (piece.items.length === 0) return [];
      return [part(piece, () => partsOfPiece(piece, place), '', place, level > 0 && i > 0)];
    });
  }
  return factors(whole).map((piece, i) => part(piece, () => partsOfRow(piece), '', place, i > 0));
}

/** A piece that begins with the sign before it is divided without it. */
function partsOfPiece(piece: Row, place: Place): Part[] {
  const [first, ...rest] = piece.items;
  return isSign(first) && rest.length > 0 ? partsOfRow(row(...rest), place) : partsOfRow(piece, place);
}

function partsOfNode(node: Node): Part[] {
  switch (node.kind) {
    case 'row':
      return partsOfRow(node);
    case 'fraction':
      return [...named('分子', node.over), ...named('分母', node.under)];
    case 'binomial':
      return [...named('总数', node.over), ...named('取出', node.under)];
    case 'root':
      return [...named('次数', node.degree), ...named('根号下', node.of)];
    case 'scripts':
      return [
        ...named('', row(node.base)),
        ...named('下标', node.sub),
        ...named(isIndex(node.sup) ? '上标' : '指数', node.sup),
      ];
    case 'accent':
      return named('', row(node.base));
    case 'brace':
      return [...named('', node.base), ...named('标注', node.note)];
    case 'big':
      return [...named(node.over ? '下限' : '范围', node.under), ...named('上限', node.over)];
    case 'fenced': {
      const place = node.open === '(' ? 'round' : node.open === '{' ? 'set' : 'plain';
      return partsOfRow(node.content, place);
    }
    case 'table':
      return node.rows.map((cells, r) => {
        const content = row(...cells.flatMap(({ items }) => items));
        const inside = () =>
          cells.length === 1 ? partsOfRow(cells[0]!) : cells.flatMap((cell, c) => named(ordinal(c, '列'), cell));
        return part(content, inside, ordinal(r, '行'));
      });
    default:
      return [];
  }
}

const ordinal = (index: number, what: string) => `第${numeral(String(index + 1))}${what}`;
/** Whether a script high up is an index and no power. */
const isIndex = (sup: Row | undefined): boolean =>
  sup?.items.length === 1 && (isRound(sup.items[0]) || isSign(sup.items[0]));

/** A whole formula as the first stop of its walk. */
export const walk = ({ content }: Formula): Part => part(content, () => partsOfRow(content));
