import type { Streams } from '../math/random.ts';
import { syntheticDigits } from './synthetic-digits.ts';

/** Whose digits acoustic models are taught with: six men's, which may not ship with the book, or those of speakers that a seed makes up. */

const SYNTHETIC = { speakers: 6, takes: 10 };

export const DIGIT_SPEAKERS = {
  fsdd: {
    label: 'FSDD 数字录音',
    source: 'Free Spoken Digit Dataset，六个人念英语数字，共 3000 段，8 千赫；人名不写，称甲到己',
    licence: 'CC BY-SA 4.0',
    files: [{ name: 'recordings', sha256: '2a1d543845b3195beef8afd6e89017226ae043d601e42e21ce61cde0fe9b3b0b' }],
    get: '到 github.com/Jakobovski/free-spoken-digit-dataset 下载，把 recordings 文件夹里的 3000 个 wav 全部选上，或者打成一个 zip、tgz',
  },
  synthetic: {
    label: '合成的六个人',
    source: '由种子合成的男女老少各念十个数字，比真人的话单纯得多；每一帧在哪个状态是已知的',
    generate: (random: Streams) => syntheticDigits(SYNTHETIC, random),
  },
};
