import { createHash } from 'node:crypto';

/**
 * A drawing as a text that a reviewer can read in a diff: an element a line, indented, its attributes in the order in which they were
 * drawn, coordinates to a tenth of a pixel. An image is the hash of its pixels' file: what it shows, other tests read back.
 */
export function snapshotOf(svg: Element): string {
  return `${lines(svg, 0).join('\n')}\n`;
}

function lines(element: Element, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const open = `${indent}<${element.localName}${[...element.attributes].map(attribute).join('')}`;
  const children = [...element.children];
  const text = children.length === 0 ? escaped(element.textContent ?? '') : '';
  if (children.length === 0) return [text === '' ? `${open}/>` : `${open}>${text}</${element.localName}>`];
  return [`${open}>`, ...children.flatMap((child) => lines(child, depth + 1)), `${indent}</${element.localName}>`];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Attributes with words, not coordinates, and shares of 1. */
const exact = /^(class|id|fill|stroke|clip-path|mask|font-.*|.*opacity|aria-.*|dx|dy)$/;

function attribute({ name, value }: Attr): string {
  if (value === '') return '';
  if (value.startsWith('data:'))
    return ` ${name}="data:… sha256 ${createHash('sha256').update(value).digest('hex').slice(0, 16)}"`;
  return ` ${name}="${escaped(exact.test(name) ? value : rounded(value))}"`;
}

const rounded = (value: string) =>
  value.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0));
