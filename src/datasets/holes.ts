/**
 * How many holes the ink of a picture has: parts of the paper that ink wholly surrounds. Paper hangs together over corners too, ink only over sides: what a
 * pen wider than √2 pixels draws is parted by no corner, and what it leaves open in an acute angle stays open. Pieces of ink less holes is Euler's
 * characteristic.
 * @param pixels in rows of `width` @param inked what is at least so dark is ink
 */
export function holesIn(pixels: ArrayLike<number>, width: number, inked = 128): number {
  const height = pixels.length / width;
  // A rim of paper holds what lies outside together.
  const across = width + 2;
  const paper = new Uint8Array(across * (height + 2)).fill(1);
  for (let i = 0; i < pixels.length; i++)
    if (pixels[i]! >= inked) paper[(Math.floor(i / width) + 1) * across + (i % width) + 1] = 0;
  let pieces = 0;
  for (let start = 0; start < paper.length; start++) {
    if (paper[start] === 0) continue;
    pieces++;
    const open = [start];
    while (open.length > 0) {
      const at = open.pop()!;
      if (paper[at] !== 1) continue;
      paper[at] = 0;
      const column = at % across;
      for (const step of [-across, 0, across]) {
        open.push(at + step);
        if (column > 0) open.push(at + step - 1);
        if (column < across - 1) open.push(at + step + 1);
      }
    }
  }
  return pieces - 1;
}
