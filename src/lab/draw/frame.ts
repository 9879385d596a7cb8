import type { PlotOptions } from '@observablehq/plot';
import type { ParamsOf, ResultOf } from '../declare/define.ts';

/** What a figure is, and what it is drawn into. */

/**
 * Plot's options; the `title` stands above the panel. With a `place`, in pixels of the figure, it stands there instead of in a row of panels
 * that are alike; then all panels of the figure have one.
 *
 * `standing` is what everything in the panel hangs on but its live marks (live-marks.ts), each at the top of `marks`: as long as it is equal,
 * they alone are drawn anew, or nothing if there are none. A panel that says nothing of the kind is drawn anew with every result.
 */
export type Panel = PlotOptions & {
  place?: { left: number; top: number; width: number };
  standing?: readonly unknown[];
};
/** One panel, or several. */
export type Figure = Panel | Panel[];

/** What a figure is drawn into. */
export interface Frame<R> {
  /** Width of the whole figure in CSS pixels: 340 on a phone, 680 in the text column, 960 on the experiment's own page. */
  width: number;
  /** The published result of the figure that the reader started from: a faint line behind a live one. */
  published?: R;
  /** The reader's own run before this one. */
  before?: Before<R>;
}

/** A run of the reader's own that another has followed. */
export interface Before<R> {
  result: R;
  /** What was set otherwise then: 学习率 0.3. */
  words: string;
}

/** What a figure.ts exports by default. */
export type FigureOf<E> = (result: ResultOf<E>, params: ParamsOf<E>, frame: Frame<ResultOf<E>>) => Figure;

/**
 * Draws a figure into a host a panel at a time, so that the page never waits for a whole one; the latest request wins. `then` is given
 * the drawing when it stands in the host.
 */
export type Draw = (host: Element, make: () => Figure, then?: (svg: SVGSVGElement) => void) => void;

type ParamValue = string | number | null;

/** `held`: what is set is seen at its beginning, and the run waits there until the reader wants it. */
export interface Setting {
  held?: boolean;
}

/** What the component that a view.tsx exports by default is given: it shows a result in the drawing's place and may change parameters by being touched. */
export interface ViewProps<E> {
  result: ResultOf<E>;
  /** Those that the result is of. */
  params: ParamsOf<E>;
  /** Those that are set, ahead of the result: what is touched goes on from here, or of two quick keys one is lost. */
  wanted: ParamsOf<E>;
  /**
   * Sets of one gesture (a number ≥ 0, such as all of one drag) are undone as one. A function is given the parameters that are set: those that
   * are shown lag behind, and two quick touches must both count.
   */
  set: (
    name: string,
    value: ParamValue | ((params: ParamsOf<E>) => ParamValue),
    gesture?: number,
    how?: Setting,
  ) => void;
  draw: Draw;
  width: number;
  /** The published result of the figure that the reader started from, as a figure's frame has it. */
  published?: ResultOf<E> | undefined;
  before?: Before<ResultOf<E>> | undefined;
}
