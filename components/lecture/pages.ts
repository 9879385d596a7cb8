/** A part of a picture that is shown whole, such as a panel of a figure with its title: where it lies in what scrolls, in CSS pixels. */
export interface Part {
  top: number;
  bottom: number;
}

/**
 * Where a picture that is higher than the screen stops on its way through: as few stops as show every part whole, or from its upper edge where it
 * is higher than the screen itself.
 * @param parts in any order
 * @param height of the screen
 * @returns distances from the picture's upper edge, rising, the first of them 0
 */
export function pagesOf(parts: readonly Part[], height: number): number[] {
  const pages = [0];
  const order = [...parts].sort((a, b) => a.top - b.top || a.bottom - b.bottom);
  for (const { top, bottom } of order) if (bottom > pages.at(-1)! + height && top > pages.at(-1)!) pages.push(top);
  return pages;
}
