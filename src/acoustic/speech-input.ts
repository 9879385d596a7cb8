import { DIGIT_RATE } from '../datasets/spoken-digits.ts';
import { syntheticDigits } from '../datasets/synthetic-digits.ts';
import type { Streams } from '../math/random.ts';

/**
 * The recordings that nets learn digits from, as an experiment declares them: speakers made up by the seed, which everyone can run; and the Free
 * Spoken Digit Dataset, which the book may not hand on.
 */

const SPEAKERS = 6,
  TAKES = 5;

export const speechInput = {
  kind: 'recordings',
  label: '念数字的录音',
  help: '名字写成 数字_说话人_第几遍.wav；至少三个人，每人每个数字至少五遍。',
  sampleRate: DIGIT_RATE,
  seconds: [0.1, 5],
  most: 3000,
  sets: {
    synthetic: {
      label: '合成的六个人',
      source: `由种子合成的 ${SPEAKERS} 个人（男声、女声、童声各两个），每个数字念 ${TAKES} 遍，8 千赫；不是真人`,
      licence: 'CC BY-SA 4.0',
      generate: (random: Streams) => syntheticDigits({ speakers: SPEAKERS, takes: TAKES }, random),
    },
    fsdd: {
      label: 'FSDD 数字录音',
      source: 'Free Spoken Digit Dataset，六个人念英语数字，共 3000 段，8 千赫；人名不写，称甲到己',
      licence: 'CC BY-SA 4.0',
      files: [{ name: 'recordings', sha256: '2a1d543845b3195beef8afd6e89017226ae043d601e42e21ce61cde0fe9b3b0b' }],
      get: '到 github.com/Jakobovski/free-spoken-digit-dataset 下载，把 recordings 文件夹里的 3000 个 wav 全部选上，或者打成一个 zip、tgz',
    },
  },
} as const;
