import type { Glyph } from './glyphs.ts';

/** Boxes on the page around what is being spoken. They lie over the formula and take no touches. */

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const layer = () => {
  const made = document.createElement('div');
  made.className = 'formula-parts';
  made.ariaHidden = 'true';
  document.body.append(made);
  return made;
};
let shown: HTMLElement | undefined;

function boxOf({ text, at }: Glyph): Box {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + String.fromCodePoint(text.data.codePointAt(at)!).length);
  const letter = range.getBoundingClientRect();
  // A line of KaTeX's fonts is higher than its letters; what is around the letter fits closer.
  const { top, bottom } = text.parentElement!.getBoundingClientRect();
  return {
    left: letter.left,
    right: letter.right,
    top: Math.max(top, letter.top),
    bottom: Math.min(bottom, letter.bottom),
  };
}

const joined = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** A formula in a line may go on in the next: one box for each piece that cannot break, joined where they stand in one line. */
function boxesOf(glyphs: readonly Glyph[], html: Element): Box[] {
  const pieces = Map.groupBy(glyphs, ({ text }) => pieceOf(text, html));
  const boxes = [...pieces.values()].map((all) => all.map(boxOf).reduce(joined));
  return boxes.reduce<Box[]>((lines, box) => {
    const last = lines.at(-1);
    const together = last && box.top < last.bottom && last.top < box.bottom && box.left >= last.left;
    return together ? [...lines.slice(0, -1), joined(last, box)] : [...lines, box];
  }, []);
}

/** The part of a formula that stands in one line. */
function pieceOf(text: Text, html: Element): Node {
  let node: Node = text;
  while (node.parentNode && node.parentNode !== html) node = node.parentNode;
  return node;
}

/** Marks these signs, and nothing else. */
export function mark(glyphs: readonly Glyph[], html: Element): DOMRect | undefined {
  shown ??= layer();
  if (glyphs.length === 0) return void shown.replaceChildren();
  const { left, top } = shown.getBoundingClientRect();
  const boxes = boxesOf(glyphs, html);
  shown.replaceChildren(
    ...boxes.map((box) => {
      const made = document.createElement('span');
      made.style.left = `${box.left - left - 2}px`;
      made.style.top = `${box.top - top - 2}px`;
      made.style.width = `${box.right - box.left + 4}px`;
      made.style.height = `${box.bottom - box.top + 4}px`;
      return made;
    }),
  );
  const all = boxes.reduce(joined);
  return new DOMRect(all.left, all.top, all.right - all.left, all.bottom - all.top);
}

export function unmark(): void {
  shown?.remove();
  shown = undefined;
}
