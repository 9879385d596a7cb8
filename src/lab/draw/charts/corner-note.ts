import type { Mark } from '../shapes.ts';

/** Words about a whole panel, in the margin above it where no curve comes, beside the name of the y axis. */

const SVG = 'http://www.w3.org/2000/svg';
/** Middle of the line, in pixels above the frame: that of the name of the y axis. */
const ABOVE = 20;

/** A note at the panel's upper right corner. */
export function cornerNote(words: string): Mark {
  const draw: Mark = (_index, _scales, _values, { width, marginTop }, { document }) => {
    const note = document.createElementNS(SVG, 'text');
    const place = { x: width - 1, y: marginTop - ABOVE, dy: '0.36em' };
    const attributes = { ...place, 'text-anchor': 'end', fill: 'var(--soft)' };
    for (const [key, value] of Object.entries(attributes)) note.setAttribute(key, String(value));
    note.textContent = words;
    return note;
  };
  return Object.assign(draw, { words });
}

/** What the grey dashes of a panel are: the published run behind a live one is always told in words. */
export const behindNote = () => cornerNote('灰色虚线：发布的结果');
