/** Where in a drawing one panel's scales lie: what lets hands turn places of the drawing into numbers of the axes. */

/** A panel's frame in units of the whole drawing, and what its sides span. */
export interface PlotWindow {
  left: number;
  top: number;
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
}

interface Scale {
  range: readonly [number, number];
  domain: readonly [number, number];
  type: string;
}
/** Plot's drawing knows its scales. */
type Plotted = SVGSVGElement & { scale?: (name: 'x' | 'y') => Scale | undefined };

/** The frame of the panel of that number, whose scales are linear or logarithmic (then in powers of ten); undefined without scales. */
export function plotWindow(svg: SVGSVGElement, panel: number): PlotWindow | undefined {
  const panels = [...svg.children].filter(({ localName }) => localName === 'svg') as Plotted[];
  const plotted = panels[panel];
  const [x, y] = [plotted?.scale?.('x'), plotted?.scale?.('y')];
  if (!plotted || !x || !y) return undefined;
  const place = (name: 'x' | 'y') => Number(plotted.getAttribute(name) ?? 0);
  const span = ({ domain, type }: Scale): [number, number] =>
    type === 'log' ? [Math.log10(domain[0]), Math.log10(domain[1])] : [domain[0], domain[1]];
  return {
    left: place('x') + x.range[0],
    top: place('y') + y.range[1],
    width: x.range[1] - x.range[0],
    height: y.range[0] - y.range[1],
    x: span(x),
    y: span(y),
  };
}
