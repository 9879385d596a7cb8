import { REST, type Motion } from '../../math/plane/torus-group.ts';

/** What the reader can let the square do, by the bits of the parameter. */

export const names = ['左右翻', '上下翻', '对角翻', '横移', '竖移'] as const;

const motions: readonly Motion[] = [
  { ...REST, flip: [true, false] },
  { ...REST, flip: [false, true] },
  { ...REST, swap: true },
  { ...REST, shift: [1, 0] },
  { ...REST, shift: [0, 1] },
];

/** Those that are on. @param bits "10100" */
export const motionsOf = (bits: string): Motion[] => motions.filter((_, i) => bits[i] === '1');
