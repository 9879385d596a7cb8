import type { Utterance } from '../../acoustic/corpus.ts';
import { framesOf, type Features, type Standard } from '../../acoustic/features.ts';
import { openNet, type LearntNet } from '../../acoustic/net.ts';
import { significant } from '../../math/rounding.ts';
import { cosineTransform, lifterWeights } from '../../signal/cepstra.ts';

/** How much the logits of a net that takes cepstra differ from those of one that takes log mel energies and has their cosine transform in its first layer. */
export interface Absorption {
  /** Greatest difference of two logits, and the greatest logit, in nats: float32 keeps some seven digits. */
  difference: number;
  greatest: number;
  frames: number;
  /** Some of them: the one's logit, and the other's. */
  pairs: [cepstra: number, absorbed: number][];
}

/** Logits that are shown. */
const SHOWN = 120;

/**
 * With cepstra D·m of log mel energies m, standardised as s·(D·m − μ), a first layer with kernel K and bias b sees K·s·(D·m − μ) + b, which is
 * (K·s·D)·m + (b − K·s·μ): a layer again, frame by frame of the context.
 * @param logits of the net that takes cepstra, for the same utterances
 */
export function absorption(
  net: LearntNet,
  { mean, scale }: Standard,
  logMel: Features,
  utterances: readonly Utterance[],
  logits: Float32Array,
  context: number,
): Absorption {
  const [first, ...others] = net.weights;
  const units = net.layers[0]!.units,
    cepstra = mean.length,
    channels = logMel.dims;
  const transform = cosineTransform(channels, cepstra, 'htk');
  const lift = lifterWeights(cepstra, LIFTER);
  const width = 2 * context + 1;
  const kernel = new Float64Array(width * channels * units);
  const bias = Float64Array.from(first!.bias);
  for (let f = 0; f < width; f++)
    for (let i = 0; i < cepstra; i++)
      for (let u = 0; u < units; u++) {
        const weight = first!.kernel[(f * cepstra + i) * units + u]! * scale[i]!;
        bias[u]! -= weight * mean[i]!;
        for (let j = 0; j < channels; j++)
          kernel[(f * channels + j) * units + u]! += weight * lift[i]! * transform[i * channels + j]!;
      }
  const asIs: Standard = { mean: new Float32Array(channels), scale: new Float32Array(channels).fill(1) };
  const { x, inputs, frames } = framesOf(logMel, utterances, asIs, context);
  const open = openNet({ ...net, inputs, weights: [{ kernel, bias }, ...others] });
  const found = open.logits(x, frames);
  open.close();
  let [difference, greatest] = [0, 0];
  found.forEach((logit, i) => {
    difference = Math.max(difference, Math.abs(logit - logits[i]!));
    greatest = Math.max(greatest, Math.abs(logit));
  });
  const pairs = Array.from({ length: SHOWN }, (_, i): [number, number] => {
    const at = Math.floor(((i + 0.5) * logits.length) / SHOWN);
    return [significant(logits[at]!, 6), significant(found[at]!, 6)];
  });
  return { difference: significant(difference, 2), greatest: significant(greatest, 3), frames, pairs };
}
/** HTK's, as in `features.ts`. */
const LIFTER = 22;
