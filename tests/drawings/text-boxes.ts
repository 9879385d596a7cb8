import { textWidth } from '../../src/lab/draw/text/text-width.ts';

/** Where the texts of a drawing lie, in pixels from its upper left corner: estimated, as no font is at hand. */

export interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Above and below the middle of a line, in shares of the font size: what ink takes of it. */
const RISE = 0.5,
  FALL = 0.5;
/** From the baseline up to the middle of a line. */
const MIDDLE = 0.36;

export const textBoxes = (svg: Element): TextBox[] =>
  [...svg.querySelectorAll('text')]
    .filter((text) => (text.textContent ?? '').trim() !== '' && !text.closest('clipPath'))
    .map(boxOf);

/** Boxes that share more than a hair with each other. */
export const meeting = (a: TextBox, b: TextBox): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

function boxOf(text: Element): TextBox {
  const inherited = (name: string) => {
    for (let at: Element | null = text; at; at = at.parentElement) {
      const value = at.getAttribute(name);
      if (value !== null && value !== '') return value;
    }
    return null;
  };
  const size = Number(inherited('font-size') ?? 12),
    anchor = inherited('text-anchor') ?? 'middle',
    bold = Number(inherited('font-weight') ?? 400) >= 600;
  const length = (value: string | null): number =>
    value === null || value === '' ? 0 : value.endsWith('em') ? Number(value.slice(0, -2)) * size : Number(value);
  const lines = text.children.length > 0 ? [...text.children] : [text];
  const width = Math.max(...lines.map((line) => textWidth(line.textContent ?? '', size, { bold })));
  const [x, y] = placeOf(text);
  let baseline = y + length(lines[0] === text ? text.getAttribute('dy') : text.getAttribute('y'));
  const baselines = lines.map((line, i) => {
    baseline += length(line.getAttribute(i === 0 && line.getAttribute('y') ? 'y' : line === text ? 'y' : 'dy'));
    return baseline;
  });
  const left = x + length(text.getAttribute('x')) - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
  return {
    text: text.textContent ?? '',
    left,
    right: left + width,
    top: baselines[0]! - (MIDDLE + RISE) * size,
    bottom: baselines.at(-1)! - (MIDDLE - FALL) * size,
  };
}

/** Where the origin of an element's own coordinates lies: moved by every group and every panel around it. */
function placeOf(element: Element): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    const moved = /^translate\(([^,]+),?([^)]*)\)/.exec(at.getAttribute('transform') ?? '');
    if (moved) [x, y] = [x + Number(moved[1]), y + Number(moved[2] || 0)];
    if (at.localName === 'svg' && at.parentElement.localName === 'svg')
      [x, y] = [x + Number(at.getAttribute('x') ?? 0), y + Number(at.getAttribute('y') ?? 0)];
  }
  return [x, y];
}
