import { activations, frozenBit, zerosOf } from '../fused-plan.ts';
import { isWeighted } from './chain.ts';
import { chainRecord, kinds, recordWords } from './words.ts';

/** A layer as the twin's loops see it; places and distances count floats. */
export type TwinLayer = ReturnType<typeof layerAt>;

/** Layer l of the plan whose header begins at word `plan`. */
export function layerAt(words: Int32Array, plan: number, l: number) {
  const word = (name: keyof typeof recordWords) => words[plan + chainRecord(l) + recordWords[name]]!;
  const place = (name: keyof typeof recordWords) => word(name) >>> 2;
  const kind = kinds[word('kind')]!;
  return {
    kind,
    weighted: isWeighted({ kind }),
    frozen: (word('skips') & frozenBit) !== 0,
    activation: activations[word('activation')]!,
    skipInput: (word('skips') & zerosOf.input) !== 0,
    skipDelta: (word('skips') & zerosOf.delta) !== 0,
    from: { height: word('inHeight'), width: word('inWidth'), channels: word('inChannels') },
    to: { height: word('outHeight'), width: word('outWidth'), channels: word('outChannels') },
    /** As a dense layer has them; a convolution's filters are its units. */
    inputs: word('inChannels'),
    units: word('outChannels'),
    /** From pixel to pixel and sample to sample of the input. */
    pixel: place('inPixel'),
    sample: place('inImage'),
    patch: [word('height'), word('width')] as const,
    stride: [word('strideDown'), word('strideAcross')] as const,
    before: [word('top'), word('left')] as const,
    weights: place('weights'),
    biases: place('biases'),
    values: place('values'),
    deltas: place('deltas'),
  };
}
