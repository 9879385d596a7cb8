import { panelWidth } from './draw.ts';

/** Width and height of one panel, in pixels. */
export interface PanelSize {
  width: number;
  height: number;
}

/** The size of each of two panels in a figure of that width: side by side, or on a phone one below the other. */
export const pairOf = (width: number): PanelSize => ({
  width: panelWidth(width, 2),
  height: width < 560 ? 390 : width < 900 ? 410 : 500,
});
