import type { Trainer } from '../training.ts';

/**
 * By layer, how far a change of the inputs moves what the layer gives, as a share of how far apart different inputs lie there: the mean squared
 * distance from each input to its changed self over that to another input. 0 is no change, 1 as far as a stranger. Null where all lie on one spot.
 * @param x samples × inputs @param changed as many @param others as many: for each sample one that it is compared with
 */
export function layerChanges(
  net: Pick<Trainer, 'activations'>,
  { x, changed, others }: Record<'x' | 'changed' | 'others', Float32Array>,
  samples: number,
): (number | null)[] {
  const [here, there, away] = [x, changed, others].map((rows) => net.activations(rows, samples)) as [
    Float32Array[],
    Float32Array[],
    Float32Array[],
  ];
  return here.map((values, layer) => {
    const apart = squaredDistance(values, away[layer]!);
    return apart > 0 ? squaredDistance(values, there[layer]!) / apart : null;
  });
}

const squaredDistance = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + (value - b[i]!) * (value - b[i]!), 0);
