import { spokenFence } from './fence.ts';
import { spokenLeaf } from './leaf.ts';
import { isMark, isUnit } from './simple.ts';
import type { Speaker, Words } from './speaker.ts';
import { isLeaf, isSign, only, type Fenced, type Node, type Row, type Scripts } from '../tree.ts';
import { prefixed } from '../words.ts';

/** What stands low and high behind a letter, in the order: low, primes, high. */

/** A script of one sign: a plus or minus alone is one of charge. */
const markWords = (node: Node): Words =>
  isSign(node) && Object.hasOwn(prefixed, node.text) ? [prefixed[node.text]!] : isLeaf(node) ? spokenLeaf(node) : [];

const isRound = (node: Node | undefined): node is Fenced =>
  node?.kind === 'fenced' && node.open === '(' && node.close === ')';

/** A script in brackets is an index, `a^{(l)}`. */
function bracketed(node: Fenced, speaker: Speaker): Words {
  const inside = only(node.content);
  return isMark(inside) && !isSign(inside)
    ? ['括号', ...markWords(inside)]
    : ['左括号', ...speaker.row(node.content, 'round'), '右括号'];
}

function lowWords(sub: Row, speaker: Speaker): Words {
  const { items } = sub;
  const one = only(sub);
  if (isMark(one)) return ['下标', ...markWords(one)];
  if (isRound(one)) return ['下标', ...bracketed(one, speaker)];
  const two = items.length === 2 && items.every(isMark) && items.filter(({ kind }) => kind === 'number').length < 2;
  if (two) return ['双下标', ...items.flatMap(markWords)];
  return ['下标开始', ...speaker.row(sub), '下标结束'];
}

function highWords(sup: Row, base: Node, speaker: Speaker): Words {
  const one = only(sup);
  if (one?.kind === 'number' && one.text === '2') return ['的平方'];
  if (one?.kind === 'number' && one.text === '3') return ['的立方'];
  if (one?.kind === 'name' && one.text === 'T' && one.style === 'sans-serif') return ['转置'];
  if (isSign(one, '∘') && base.kind === 'number') return ['度'];
  if (isSign(one)) return ['上标', ...markWords(one)];
  if (isRound(one)) return ['上标', ...bracketed(one, speaker)];
  if (isSign(sup.items[0], '∘')) return ['上标开始', ...speaker.row(sup), '上标结束'];
  return ['的', ...speaker.row(sup), '次方'];
}

/** `\log_2`: the base comes first. */
const isLogarithm = ({ base, sub, primes, sup }: Scripts): boolean =>
  base.kind === 'name' && base.text === 'log' && sub !== undefined && isUnit(only(sub)) && primes === 0 && !sup;

/** `‖x‖_2`, `‖x‖_∞` */
function normWords({ base, sub, primes, sup }: Scripts, speaker: Speaker): Words | undefined {
  const order = sub && only(sub);
  if (base.kind !== 'fenced' || base.open + base.close !== '∥∥' || primes > 0 || sup) return undefined;
  if (order?.kind !== 'number' && !(order?.kind === 'name' && order.text === '∞')) return undefined;
  return [...(order.kind === 'number' ? spokenLeaf(order) : ['无穷']), ...spokenFence(base, speaker, false)];
}

export function spokenScripts(node: Scripts, speaker: Speaker): Words {
  const { base, sub, primes, sup } = node;
  if (isLogarithm(node)) return ['底为', ...speaker.row(sub!), '的对数'];
  return (
    normWords(node, speaker) ?? [
      ...speaker.base(base),
      ...(sub ? lowWords(sub, speaker) : []),
      ...Array<string>(primes).fill('撇'),
      ...(sup ? highWords(sup, base, speaker) : []),
    ]
  );
}
