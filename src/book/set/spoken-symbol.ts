import type { Element } from 'hast';
import { saidOf } from '../words/letters.ts';

const hasClass = (node: Element, name: string) =>
  Array.isArray(node.properties.className) && node.properties.className.includes(name);
const elements = (node: Element) => node.children.filter((child) => child.type === 'element');
const find = (node: Element, name: string): Element | undefined =>
  hasClass(node, name)
    ? node
    : elements(node).reduce<Element | undefined>((found, child) => found ?? find(child, name), undefined);

/** What KaTeX has piled up, each row in words, from the lowest to the highest. */
function rowsOf(pile: Element | undefined): string[] {
  const rows = pile && find(pile, 'vlist');
  return rows ? elements(rows).map((row) => wordsOf(row).join(' ')) : [];
}

/** What stands below or above a letter. A pile with one row only reaches below the line if KaTeX gave it a depth of its own. */
function raisedAndLowered(node: Element): string[] {
  const pile = find(node, 'vlist-t');
  const words = rowsOf(pile);
  if (!pile || words.length === 0) return [];
  const [first, second] = words;
  const reachesBelow = second !== undefined || hasClass(pile, 'vlist-t2');
  const below = reachesBelow ? first : undefined;
  const above = reachesBelow ? second : first;
  return [...(below ? ['下标', below] : []), ...(above ? (above === '撇' ? [above] : ['上标', above]) : [])];
}

function wordsOf(node: Element): string[] {
  if (hasClass(node, 'msupsub')) return raisedAndLowered(node);
  if (hasClass(node, 'mfrac')) {
    const rows = rowsOf(node);
    return [`${rows[0]} 分之 ${rows.at(-1)}`];
  }
  const words: string[] = [];
  let letters = '';
  const say = () => {
    if (letters !== '') words.push(saidOf(letters));
    letters = '';
  };
  for (const child of node.children) {
    if (child.type === 'text') {
      for (const sign of child.value.replaceAll(/[\u200b\s]/g, '')) {
        // Digits of a number stay together.
        if (/[\d.]/.test(sign)) letters += sign;
        else {
          say();
          words.push(saidOf(sign));
        }
      }
    } else if (child.type === 'element') {
      const inner = wordsOf(child);
      say();
      words.push(...inner);
    }
  }
  say();
  return words;
}

/** A symbol as KaTeX set it, in words: `s 下标 i`, `x 下标 1 撇 加 …`. */
export const spokenSymbol = (symbol: Element): string => wordsOf(symbol).join(' ');
