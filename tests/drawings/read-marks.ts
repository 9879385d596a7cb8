import { parseHTML } from 'linkedom';
import { drawFigure, type Figure } from '../../src/lab/draw/draw.ts';

/**
 * Reads a drawing back: its panels, and in each the marks in the units of its axes, found by their colour. What a test then compares with
 * the data is where the ink lies, not what the figure's code meant.
 */

export type Point = readonly [x: number, y: number];

/** One drawn element: a line, an area, a dot, a link, a rectangle, a text. */
export interface Mark {
  tag: string;
  /** What holds for it: its own attributes, or those of the groups around it. */
  attribute: (name: string) => string | null;
  /** Corners of its path, ends of a link, the middle of a dot or text, in data units; a break in a line begins a new run. */
  runs: Point[][];
  /** All runs together. */
  points: Point[];
  text: string;
}

export interface Panel {
  title: string;
  marks: Mark[];
  /** Marks by what holds for them: `panel.find({ stroke: 'var(--indigo)' })`; null asks that an attribute is not there. */
  find(attributes: Record<string, string | null>): Mark[];
  /** The one mark there is. @throws Error if there is none or more */
  only(attributes: Record<string, string | null>): Mark;
  /** Where a text stands. @throws Error if it is not there just once */
  placeOf(text: string): Point;
  texts: string[];
}

/** Draws with linkedom's document, as the build does. */
export function drawn(figure: Figure, width: number): SVGSVGElement {
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
  return drawFigure(figure, { document, width, prefix: 'read' });
}

/** Panels of a figure, in order. @param width of the whole figure in pixels */
export function readFigure(figure: Figure, width: number): Panel[] {
  const titles = (Array.isArray(figure) ? figure : [figure]).map(({ title }) => title);
  const panels = [...drawn(figure, width).children].filter(({ localName }) => localName === 'svg') as Plotted[];
  return panels.map((svg, i) => readPanel(svg, typeof titles[i] === 'string' ? titles[i] : ''));
}

/** Plot's drawing knows its scales. */
type Plotted = SVGSVGElement & {
  scale: (name: 'x' | 'y') => { invert?: (pixel: number) => number } | undefined;
};

function readPanel(svg: Plotted, title: string): Panel {
  const inverse = (name: 'x' | 'y') => svg.scale(name)?.invert ?? ((pixel: number) => pixel);
  const [x, y] = [inverse('x'), inverse('y')];
  const marks = [...svg.querySelectorAll('path, circle, line, rect, text, image')]
    .filter((element) => !element.closest('clipPath'))
    .map((element): Mark => {
      const runs = pixelsOf(element).map((run) => run.map(([u, v]): Point => [x(u), y(v)]));
      return {
        tag: element.localName,
        attribute: (name) => inherited(element, name, svg),
        runs,
        points: runs.flat(),
        text: element.textContent ?? '',
      };
    });
  const find = (attributes: Record<string, string | null>) =>
    marks.filter((mark) =>
      Object.entries(attributes).every(([name, value]) =>
        name === 'tag' ? mark.tag === value : mark.attribute(name) === value,
      ),
    );
  const one = (found: Mark[], what: string) => {
    if (found.length !== 1) throw new Error(`${found.length} marks are ${what} in ${title}`);
    return found[0]!;
  };
  return {
    title,
    marks,
    find,
    only: (attributes) => one(find(attributes), JSON.stringify(attributes)),
    placeOf: (text) =>
      one(
        marks.filter((mark) => mark.tag === 'text' && mark.text === text),
        text,
      ).points[0]!,
    texts: marks.filter(({ tag }) => tag === 'text').map(({ text }) => text),
  };
}

function inherited(element: Element, name: string, root: Element): string | null {
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    const value = at.getAttribute(name);
    // linkedom has an empty class where there is none.
    if (value !== null && value !== '') return value;
  }
  return null;
}

const numbers = (text: string) => (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);

/** Where an element lies in pixels of its panel; a symbol or text lies where it is moved to. */
function pixelsOf(element: Element): Point[][] {
  const value = (name: string) => Number(element.getAttribute(name) ?? 0);
  // Plot moves whole groups by half a pixel, to keep rules sharp.
  const moved = /^translate\(([^)]*)\)/.exec(element.getAttribute('transform') ?? '');
  if (moved) {
    const [dx = 0, dy = 0] = numbers(moved[1]!);
    return [[[dx, dy]]];
  }
  switch (element.localName) {
    case 'circle':
      return [[[value('cx'), value('cy')]]];
    case 'line':
      return [
        [
          [value('x1'), value('y1')],
          [value('x2'), value('y2')],
        ],
      ];
    case 'rect':
    case 'image': {
      const [left, top] = [value('x'), value('y')];
      return [
        [
          [left, top],
          [left + value('width'), top + value('height')],
        ],
      ];
    }
    case 'path':
      return (element.getAttribute('d') ?? '')
        .split('M')
        .slice(1)
        .map((run) =>
          run
            .split('L')
            .map(numbers)
            .flatMap(([u, v]): Point[] => (u === undefined || v === undefined ? [] : [[u, v]])),
        );
    default:
      return [[[value('x'), value('y')]]];
  }
}
