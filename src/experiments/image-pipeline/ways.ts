import type { Images } from '../../datasets/kinds.ts';
import type { Random } from '../../math/random.ts';
import { convolutionalNet } from '../../pictures/convolutional-nets.ts';
import { denseNet, type NetKind } from '../../pictures/nets.ts';
import { orientedGradients } from '../../pictures/oriented-gradients.ts';
import { pictureSet, standardOf, type Parts, type PictureSet } from '../../pictures/sets.ts';
import { bagger, vocabularyOf } from '../../pictures/visual-words.ts';
import { CONVOLUTIONS, DENSE } from './layers.ts';

/** From pixels to a digit, by hand, half by hand or learnt from end to end: what each way makes of pictures before it learns, and the net that learns. */

export type WayName = 'pixels' | 'gradients' | 'words' | 'dense' | 'convolution';

export interface Settings {
  /** Pixels along a side of a cell. */
  cell: number;
  words: number;
}

/** What one way learns from, chooses by and is asked. */
export interface Lot {
  training: PictureSet;
  validation: PictureSet;
  test: PictureSet;
}

export interface Way {
  name: WayName;
  /** What it is called. */
  title: string;
  kind: NetKind;
  /** @param random draws what is found in the training pictures before anything is learnt */
  prepare(images: Images, parts: Parts, settings: Settings, random: Random): Lot;
}

/** Pixels, moved and scaled. */
const seen: Way['prepare'] = (images, parts) => {
  const standard = standardOf(images, parts.training);
  const set = (places: Int32Array) => pictureSet(images, places, standard);
  return { training: set(parts.training), validation: set(parts.validation), test: set(parts.test) };
};

/** What is computed of each picture by itself, all numbers moved and scaled alike, so that those of the training pictures have mean 0 and variance 1. */
function described(images: Images, parts: Parts, describe: (pixels: Uint8Array) => Float32Array): Lot {
  const inputs = images.height * images.width;
  const set = (places: Int32Array): PictureSet => {
    const rows = Array.from(places, (place) => describe(images.pixels.subarray(place * inputs, (place + 1) * inputs)));
    const dims = rows[0]!.length;
    const x = new Float32Array(rows.length * dims);
    rows.forEach((row, i) => x.set(row, i * dims));
    return { x, inputs: dims, labels: Uint8Array.from(places, (place) => images.labels![place]!), count: rows.length };
  };
  const lot: Lot = { training: set(parts.training), validation: set(parts.validation), test: set(parts.test) };
  let [sum, squares] = [0, 0];
  for (const value of lot.training.x) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / lot.training.x.length,
    variance = squares / lot.training.x.length - mean * mean;
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  for (const { x } of Object.values(lot) as PictureSet[])
    for (let i = 0; i < x.length; i++) x[i] = (x[i]! - mean) * scale;
  return lot;
}

const LINEAR = denseNet([]);

export const WAYS: readonly Way[] = [
  { name: 'pixels', title: '像素，线性', kind: LINEAR, prepare: seen },
  {
    name: 'gradients',
    title: 'HOG，线性',
    kind: LINEAR,
    prepare: (images, parts, { cell }) => described(images, parts, (pixels) => orientedGradients(pixels, images, cell)),
  },
  {
    name: 'words',
    title: '视觉词，线性',
    kind: LINEAR,
    prepare(images, parts, { words }, random) {
      const bag = bagger(vocabularyOf(images, parts.training, words, random));
      return described(images, parts, (pixels) => bag(pixels, images));
    },
  },
  { name: 'dense', title: '全连接网络', kind: denseNet(DENSE), prepare: seen },
  {
    name: 'convolution',
    title: '卷积网络',
    kind: convolutionalNet(
      CONVOLUTIONS.flatMap(({ filters, patch, pool }) => [
        { kind: 'convolution', patch: [patch, patch], filters, activation: 'relu' } as const,
        { kind: 'maximum', patch: [pool, pool] } as const,
      ]),
      [],
    ),
    prepare: seen,
  },
];
