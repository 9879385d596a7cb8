import { panelWidth } from './draw.ts';

/** Width and height of one panel, in pixels. */
export interface PanelSize {
  width: number;
  height: number;
}

/**
 * The sizes of the two panels of a figure of that width: side by side and alike, or on a phone one below the other, the one to be touched
 * first and higher, so that both and the controls below them stand on one screen of 375 × 812.
 */
export function pairOf(width: number): [PanelSize, PanelSize] {
  const sized = (height: number) => ({ width: panelWidth(width, 2), height });
  if (width < 560) return [sized(320), sized(206)];
  const alike = sized(width < 900 ? 410 : 500);
  return [alike, alike];
}
