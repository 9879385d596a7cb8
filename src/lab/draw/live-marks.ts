import type { Mark } from './shapes.ts';

/**
 * Marks that change many times a second in a drawing that otherwise stands: each is found again by its name and drawn anew alone, without
 * Plot. At build and at rest they are drawn with the rest of the figure, by the same function.
 */

/** Where a mark's name is kept. */
const NAME = 'data-live';

/** A mark that can be drawn anew alone. It tells of itself what it told before. */
export const alive = (name: string, mark: Mark): Mark => {
  const named: Mark = (...given) => {
    const element = mark(...given);
    element.setAttribute(NAME, name);
    return element;
  };
  return Object.assign(named, mark, { alive: name });
};

/** The name of a mark that can be drawn anew alone. */
export const livesAs = (mark: unknown): string | undefined => (mark as { alive?: string } | null)?.alive;

type Apply = (value: number) => number;
/** Plot's drawing knows its scales. */
type Plotted = SVGSVGElement & { scale?: (name: 'x' | 'y') => { apply: Apply } | undefined };

/** Draws a mark of that name anew where it stands; nothing if the drawing has none. @param root a whole drawing */
export function redrawMark(root: SVGSVGElement, name: string, mark: Mark): void {
  const drawn = drawnAgain(root, name, mark);
  drawn?.before.replaceWith(drawn.element);
}

/** The mark of that name drawn anew, and what it is to take the place of; undefined if the drawing has none. */
export function drawnAgain(
  root: SVGSVGElement,
  name: string,
  mark: Mark,
): { before: Element; element: SVGElement } | undefined {
  const before = root.querySelector(`[${NAME}="${name}"]`);
  const panel = before?.closest('svg') as Plotted | null | undefined;
  if (!before || !panel) return undefined;
  const [x, y] = [panel.scale?.('x'), panel.scale?.('y')];
  const size = {
    width: Number(panel.getAttribute('width')),
    height: Number(panel.getAttribute('height')),
    marginTop: 0,
  };
  const element = mark(undefined, { ...(x && { x: x.apply }), ...(y && { y: y.apply }) }, undefined, size, {
    document: root.ownerDocument,
  });
  element.setAttribute(NAME, name);
  return { before, element };
}
