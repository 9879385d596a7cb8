import { spokenBig } from './big.ts';
import { spokenFence } from './fence.ts';
import { spokenLeaf } from './leaf.ts';
import { spokenScripts } from './scripts.ts';
import { spokenTable } from './table.ts';
import { beginsWithNumber, endsInNumber } from './numerals.ts';
import { isUnit } from './simple.ts';
import type { Place, Speaker, Words } from './speaker.ts';
import { isOperand, isSign, only, type Fenced, type Formula, type Node, type Row } from '../tree.ts';
import { inPlaces, link, marks, prefixed } from '../words.ts';

/**
 * Speaks a tree as a teacher reads a formula aloud. What is simple is said short (二分之一, x 的平方, f 括号 x); what is not is said between words that
 * open and close (分数，分子 …，分母 …，分数结束), so that the sequence of words alone, without pauses, is read back to one tree only.
 */

/** Any operand, for a sign that is said after one. */
const operand: Node = { kind: 'number', text: '1' };
const relations = /^[=≠≈≡<>≤≥≪≫∼←→↦⇒⇔]$/;
/** After this many words a relation is worth a pause. */
const breath = 6;

const speaker: Speaker = { row: spokenRow, node: spokenNode, base: spokenBase };

function spokenRow({ items }: Row, place: Place = 'plain', goesOn = false): Words {
  const words: Words = [];
  let mapped = false;
  for (let i = 0; i < items.length; i++) {
    const node = items[i]!;
    const before = items[i - 1];
    if (isSign(node, ':')) mapped = true;
    if (isSign(node, ',') && isSign(items[i + 1], '…') && isSign(items[i + 2], ',')) {
      words.push('，', inPlaces.until, '，');
      i += 2;
    } else if (isSign(node)) {
      if (relations.test(node.text) && words.length - words.lastIndexOf('，') > breath) words.push('，');
      words.push(signWord(node, goesOn && i === 0 ? operand : before, items[i + 1], place, mapped));
      if (/^[,;]$/.test(node.text)) words.push('，');
    } else if (isBigO(before, node)) words.push('，', ...spokenNode(only((node as Fenced).content)!));
    else {
      const said = spokenNode(node);
      if (before && !isSign(before)) {
        if (runsOn(words.at(-1)!, said[0]!) || (isO(before) && node.kind !== 'fenced')) words.push(link);
        else if (node.kind === 'fraction') words.push('，');
      }
      words.push(...said);
    }
  }
  return words;
}

const isO = (node: Node | undefined): boolean => node?.kind === 'name' && node.text === 'O' && node.style === 'italic';

/** `O(2^d)`: the brackets are not said. */
const isBigO = (before: Node | undefined, node: Node): boolean =>
  isO(before) && node.kind === 'fenced' && node.open === '(' && node.close === ')' && isUnit(only(node.content));

const runsOn = (last: string, next: string): boolean =>
  (endsInNumber(last) || last === '无穷大') && (beginsWithNumber(next) || next.startsWith('范数'));

function signWord(
  { text }: { text: string },
  before: Node | undefined,
  after: Node | undefined,
  place: Place,
  mapped: boolean,
) {
  if (Object.hasOwn(prefixed, text) && !isOperand(before)) return prefixed[text]!;
  if (text === '∣' && place === 'round') return inPlaces.given;
  if (text === '∣' && place === 'set') return inPlaces.suchThat;
  if (text === '⋅' && (before?.kind === 'number' || after?.kind === 'number')) return inPlaces.times;
  if (text === '→' && mapped) return inPlaces.mapsTo;
  if (text === '→' && (after?.kind === 'number' || isSign(after) || (after?.kind === 'name' && after.text === '∞')))
    return inPlaces.tendsTo;
  return spokenLeaf({ kind: 'sign', text })[0]!;
}

function spokenNode(node: Node): Words {
  switch (node.kind) {
    case 'row':
      return ['整体', ...spokenRow(node), '整体结束'];
    case 'fraction':
      return spokenFraction(node.over, node.under);
    case 'binomial':
      return [only(node.over), only(node.under)].every(isUnit)
        ? ['组合数', ...spokenRow(node.over), '取', ...spokenRow(node.under)]
        : ['组合数', '总数', ...spokenRow(node.over), '，', '取出', ...spokenRow(node.under), '，', '组合数结束'];
    case 'root':
      return spokenRoot(node.of, node.degree);
    case 'accent':
      return [...spokenBase(node.base), marks[node.mark]!];
    case 'brace':
      return [
        node.where === 'under' ? '下花括号' : '上花括号',
        ...spokenRow(node.base),
        '，',
        '标注',
        ...spokenRow(node.note),
        '，',
        '标注结束',
        '，',
      ];
    case 'scripts':
      return spokenScripts(node, speaker);
    case 'fenced':
      return spokenFence(node, speaker, false);
    case 'big':
      return spokenBig(node, speaker);
    case 'table':
      return spokenTable(node, speaker, '');
    default:
      return spokenLeaf(node);
  }
}

function spokenBase(node: Node): Words {
  return node.kind === 'fenced' ? spokenFence(node, speaker, true) : spokenNode(node);
}

const spokenFraction = (over: Row, under: Row): Words =>
  isUnit(only(over)) && isUnit(only(under))
    ? [...spokenRow(under), '分之', ...spokenRow(over)]
    : ['，', '分数', '，', '分子', ...spokenRow(over), '，', '分母', ...spokenRow(under), '，', '分数结束', '，'];

function spokenRoot(of: Row, degree: Row | undefined): Words {
  const simple = only(of);
  const inside =
    simple && isUnit(simple) && simple.kind !== 'scripts'
      ? ['根号', ...spokenRow(of)]
      : ['根号下', ...spokenRow(of), '，', '根号结束', '，'];
  return degree ? ['开', ...spokenRow(degree), '次方', ...inside] : inside;
}

/** A part of a formula in words. @param goesOn whether it is said after an operand, so that its first sign is no sign of a number */
export const speakPart = (part: Row, place: Place, goesOn: boolean): string => written(spokenRow(part, place, goesOn));

/** A formula in words, its number last. */
export function speak({ content, tag }: Formula): string {
  return written([...spokenRow(content), ...(tag === undefined ? [] : ['，', '编号', tag])]);
}

const chinese = /[\p{Script=Han}，“”]/u;

/** Words as a line: a blank only where Latin letters or digits stand, no pause at either end, none after another. */
function written(words: Words): string {
  let line = '';
  for (const word of words) {
    if (word === '，') {
      if (line !== '' && !line.endsWith('，')) line += word;
      continue;
    }
    const tight = line === '' || (chinese.test(line.at(-1)!) && chinese.test(word[0]!)) || line.endsWith('，');
    line += tight ? word : ` ${word}`;
  }
  return line.replace(/，$/, '');
}
