import { beside, text } from './draw.ts';

/** Names of lines, each at its line's end, kept so far apart that all can be read. */

export interface EndLabel {
  /** Height of the line's end. */
  y: number;
  name: string;
  color: string;
}

/** Moves labels so far that neighbours are `gap` apart: up, but not above the top, and down from there. */
export function apart<T extends { y: number }>(
  labels: readonly T[],
  gap: number,
  top: number,
): (T & { place: number })[] {
  const placed = labels.toSorted((a, b) => a.y - b.y).map((label) => ({ ...label, place: label.y }));
  for (let i = 1; i < placed.length; i++) placed[i]!.place = Math.max(placed[i]!.y, placed[i - 1]!.place + gap);
  let above = top + gap;
  for (const label of placed.reverse()) above = label.place = Math.min(label.place, above - gap);
  return placed;
}

/** @param x where the lines end, gap and top as for `apart` */
export const endLabels = (labels: readonly EndLabel[], { x, gap, top }: { x: number; gap: number; top: number }) =>
  apart(labels, gap, top).map(({ place, name, color }) =>
    text([[x, place]], { text: () => name, ...beside(color, { dx: 9 }) }),
  );
