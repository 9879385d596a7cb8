import { plot, type PlotOptions } from '@observablehq/plot';
import { dequal } from 'dequal/lite';
import { areSettled, axesOf, fitScales, listening, saySame, ticked, withoutAxes, type Axes } from './axes.ts';
import type { Panel } from './frame.ts';
import { drawnAgain, livesAs } from './live-marks.ts';
import { patchChildren } from './patch.ts';
import type { Mark } from './shapes.ts';

/** One panel of a figure: drawn whole, or into the one that stands. */

export interface DrawnPanel {
  plot: SVGSVGElement;
  axes: Axes;
  standing: Panel['standing'];
}

/** What it is drawn on. */
export interface Sheet {
  document: Document;
  /** Of the panel, in pixels. */
  width: number;
  /** Of its letters, in pixels. */
  size: number;
}

/** The axes in one step and the marks in the next, where the axes do not hang on the marks: on a slow phone each takes a while. */
export function* drawPanel(panel: Panel, sheet: Sheet): Generator<void, DrawnPanel, void> {
  const options = optionsOf(panel),
    { standing } = panel;
  if (areSettled(options)) {
    const { plot, axes } = drawnWhole({ ...options, marks: [] }, sheet);
    yield;
    const marks = withoutNames(plotted(withoutAxes(options), sheet));
    if (fitScales(axes, marks)) {
      plot.append(...marks.childNodes);
      return { plot: knowing(plot, marks), axes: { ...axes, options }, standing };
    }
  }
  return { ...drawnWhole(options, sheet), standing };
}

function drawnWhole(options: PlotOptions, sheet: Sheet): Omit<DrawnPanel, 'standing'> {
  const { heard, said } = listening(options);
  const plot = plotted(heard, sheet);
  const axes = axesOf(plot, options, said);
  return { plot: withoutNames(plot), axes };
}

/**
 * Draws what such a panel shows now: the marks alone, where its axes are the same as those that stand.
 * @returns the drawing, and what makes the panel that stands equal to it
 */
export function redrawPanel(standing: DrawnPanel, panel: Panel, sheet: Sheet): { plot: SVGElement; place(): void } {
  const take = ({ plot, axes }: Omit<DrawnPanel, 'standing'>, kept = 0) => {
    patchChildren(standing.plot, plot, kept);
    knowing(standing.plot, plot);
    standing.axes = axes;
    standing.standing = panel.standing;
  };
  const { axes } = standing,
    options = optionsOf(panel);
  if (saySame(axes, options)) {
    if (panel.standing && dequal(panel.standing, standing.standing)) return redrawLive(standing.plot, panel, sheet);
    const plot = withoutNames(plotted(withoutAxes(options), sheet));
    if (fitScales(axes, plot)) return { plot, place: () => take({ plot, axes }, axes.groups) };
  }
  const drawn = drawnWhole(options, sheet);
  return { plot: drawn.plot, place: () => take(drawn) };
}

/** Draws the live marks of a panel anew, without Plot, into one whose other marks stay as they are. */
function redrawLive(plot: SVGSVGElement, { marks = [] }: Panel, { document }: Sheet) {
  const made = document.createElementNS(plot.namespaceURI, 'g') as SVGElement;
  const drawn = marks.flatMap((mark) => {
    const name = livesAs(mark);
    return name === undefined ? [] : [drawnAgain(plot, name, mark as unknown as Mark)!];
  });
  made.append(...drawn.map(({ element }) => element));
  const place = () => drawn.forEach(({ before, element }) => before.replaceWith(element));
  return { plot: made, place };
}

/** Plot's drawing knows its scales. */
type Plotted = SVGSVGElement & { scale?: unknown };

/** The first, with the scales of the second. */
const knowing = (plot: SVGSVGElement, { scale }: Plotted) => Object.assign(plot, { scale });

function optionsOf({ title: _title, place: _place, standing: _standing, ...options }: Panel): PlotOptions {
  return ticked({ marginTop: 28, marginRight: 12, marginBottom: 44, marginLeft: 48, ...options });
}

function plotted(options: PlotOptions, { document, width, size }: Sheet): SVGSVGElement {
  const svg = plot({ ...options, width, document, figure: false }) as SVGSVGElement;
  svg.querySelector('style')?.remove(); // its rules are in the page's own style sheet
  for (const name of ['font-family', 'class']) svg.removeAttribute(name);
  svg.setAttribute('font-size', String(size));
  svg.setAttribute('overflow', 'visible');
  return svg;
}

/** Plot names groups by the English names of its marks, which would be read aloud; the figure's sentence says what they show. */
function withoutNames(svg: SVGSVGElement): SVGSVGElement {
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  return svg;
}
