import { DIGIT_SPEAKERS } from '../datasets/digit-speakers.ts';
import { DIGIT_RATE } from '../datasets/spoken-digits.ts';
import { syntheticDigits } from '../datasets/synthetic-digits.ts';
import type { Streams } from '../math/random.ts';

/** The recordings that nets learn digits from, as experiments declare them. */

export const digitsInput = {
  kind: 'recordings',
  label: '念数字的录音',
  help: '名字写成 数字_说话人_第几遍.wav；至少三个人，每人每个数字至少五遍。',
  sampleRate: DIGIT_RATE,
  seconds: [0.1, 5],
  most: 3000,
  sets: DIGIT_SPEAKERS,
} as const;

const SPEAKERS = 6,
  TAKES = 5;

/** Made-up speakers come first and say little, so that several nets are taught within seconds. */
export const speechInput = {
  ...digitsInput,
  sets: {
    synthetic: {
      label: '合成的六个人',
      source: `由种子合成的 ${SPEAKERS} 个人（男声、女声、童声各两个），每个数字念 ${TAKES} 遍，8 千赫；不是真人`,
      licence: 'CC BY-SA 4.0',
      generate: (random: Streams) => syntheticDigits({ speakers: SPEAKERS, takes: TAKES }, random),
    },
    fsdd: DIGIT_SPEAKERS.fsdd,
  },
} as const;
