import type { Question } from '../../math/markov/tying.ts';

/** What can be asked about a phone's neighbours: people wrote the list, the likelihood chooses from it. */

/** Neighbours in ARPAbet; SIL is silence. */
export interface Neighbours {
  left: string;
  right: string;
}

const CLASSES: readonly (readonly [name: string, phones: string])[] = [
  ['静音', 'SIL'],
  ['元音', 'AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'],
  ['前元音', 'IY IH EY EH AE'],
  ['后元音', 'UW UH OW AO AA OY AW'],
  ['高元音', 'IY IH UW UH'],
  ['低元音', 'AE AA AO AW AY'],
  ['圆唇音', 'UW UH OW AO OY W'],
  ['双元音', 'AY AW OY EY OW'],
  ['卷舌音', 'R ER'],
  ['鼻音', 'M N NG'],
  ['塞音', 'P B T D K G'],
  ['擦音', 'F V TH DH S Z SH ZH HH'],
  ['咝音', 'S Z SH ZH CH JH'],
  ['流音', 'L R ER'],
  ['半元音', 'W Y'],
  ['唇音', 'P B M F V W'],
  ['齿龈音', 'T D N S Z L'],
  ['齿间音', 'TH DH'],
  ['软腭音', 'K G NG'],
  ['清辅音', 'P T K F TH S SH CH HH'],
  ['浊辅音', 'B D G V DH Z ZH JH M N NG L R W Y'],
  ['舌面音', 'IY IH Y'],
];

const SIDES = [
  ['left', '左边'],
  ['right', '右边'],
] as const;

/** The left neighbour's first. */
export const QUESTIONS: readonly Question<Neighbours>[] = SIDES.flatMap(([side, where]) =>
  CLASSES.map(([name, phones]) => {
    const among = new Set(phones.split(' '));
    return { name: `${where}是${name}吗`, holds: (neighbours: Neighbours) => among.has(neighbours[side]) };
  }),
);
