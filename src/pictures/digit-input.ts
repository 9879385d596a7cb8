import { SIDE } from '../datasets/digit-sheet.ts';
import { MNIST } from '../datasets/mnist.ts';
import { strokeDigits } from '../datasets/stroke-digits.ts';
import type { Streams } from '../math/random.ts';

/** Handwritten digits, as an experiment declares them. Those that the book draws come first: they are few, so that nets are taught within seconds. */

const DRAWN = 2000;

export const digitInput = {
  kind: 'images',
  label: '手写数字',
  help: '带标签的灰度图，墨是亮的，一幅一个数字，标签是 0 到 9；别的大小会缩放成 28×28。',
  labelled: true,
  classes: 10,
  size: [SIDE, SIDE],
  count: [100, 70000],
  sets: {
    strokes: {
      label: '笔画写的数字',
      source: `由程序随机写出 ${DRAWN} 幅`,
      licence: 'CC BY-SA 4.0',
      generate: (random: Streams) => strokeDigits(DRAWN, random('digits')),
    },
    mnist: MNIST,
  },
} as const;
