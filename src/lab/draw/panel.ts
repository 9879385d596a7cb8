import { plot, type PlotOptions } from '@observablehq/plot';
import { areSettled, axesOf, fitScales, listening, saySame, ticked, withoutAxes, type Axes } from './axes.ts';
import type { Panel } from './frame.ts';
import { patchChildren } from './patch.ts';

/** One panel of a figure: drawn whole, or into the one that stands. */

export interface DrawnPanel {
  plot: SVGSVGElement;
  axes: Axes;
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
  const options = optionsOf(panel);
  if (areSettled(options)) {
    const { plot, axes } = drawnWhole({ ...options, marks: [] }, sheet);
    yield;
    const marks = withoutNames(plotted(withoutAxes(options), sheet));
    if (fitScales(axes, marks)) {
      plot.append(...marks.childNodes);
      return { plot: knowing(plot, marks), axes: { ...axes, options } };
    }
  }
  return drawnWhole(options, sheet);
}

function drawnWhole(options: PlotOptions, sheet: Sheet): DrawnPanel {
  const { heard, said } = listening(options);
  const plot = plotted(heard, sheet);
  const axes = axesOf(plot, options, said);
  return { plot: withoutNames(plot), axes };
}

/**
 * Draws what such a panel shows now: the marks alone, where its axes are the same as those that stand.
 * @returns the drawing, and what makes the panel that stands equal to it
 */
export function redrawPanel(standing: DrawnPanel, panel: Panel, sheet: Sheet): { plot: SVGSVGElement; place(): void } {
  const take = ({ plot, axes }: DrawnPanel, kept = 0) => {
    patchChildren(standing.plot, plot, kept);
    knowing(standing.plot, plot);
    standing.axes = axes;
  };
  const { axes } = standing,
    options = optionsOf(panel);
  if (saySame(axes, options)) {
    const plot = withoutNames(plotted(withoutAxes(options), sheet));
    if (fitScales(axes, plot)) return { plot, place: () => take({ plot, axes }, axes.groups) };
  }
  const drawn = drawnWhole(options, sheet);
  return { plot: drawn.plot, place: () => take(drawn) };
}

/** Plot's drawing knows its scales. */
type Plotted = SVGSVGElement & { scale?: unknown };

/** The first, with the scales of the second. */
const knowing = (plot: SVGSVGElement, { scale }: Plotted) => Object.assign(plot, { scale });

function optionsOf({ title: _title, place: _place, ...options }: Panel): PlotOptions {
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
