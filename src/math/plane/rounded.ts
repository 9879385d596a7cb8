/** Places of the plane as results write them: rounded to 4 decimals, never −0. */

export type Pair = [x: number, y: number];

export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
export const pair = ([x, y]: readonly [number, number]): Pair => [rounded(x), rounded(y)];
