import type { Random } from '../math/random.ts';
import { carpet, type CarpetPoints } from './carpet.ts';

/**
 * Points of a fine carpet whose places tell more or less of a coarse one. Under uniform points two carpets of powers of two are as good as
 * independent: they agree on half the area. Here they agree with probability (1 + extra)/2, and points are uniform on either half: so their
 * density is 1 + extra·s·s′ of the uniform one, s and s′ the carpets as ±1.
 * @param extra 0 (uniform) to 1 (only places where both agree)
 */
export function drawScaled(
  { fine, coarse, extra }: { fine: number; coarse: number; extra: number },
  samples: number,
  stream: Random,
): CarpetPoints {
  const x = new Float32Array(2 * samples),
    y = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const agree = stream.uniform() < (1 + extra) / 2;
    do {
      x[2 * i] = 2 * stream.uniform() - 1;
      x[2 * i + 1] = 2 * stream.uniform() - 1;
      y[i] = carpet(fine, x[2 * i]!, x[2 * i + 1]!);
    } while ((y[i] === carpet(coarse, x[2 * i]!, x[2 * i + 1]!)) !== agree);
  }
  return { x, y, samples };
}
