import { cos, exp, log, sin } from '../math/elementary/elementary.ts';
import type { Random } from '../math/random.ts';
import type { Traits } from './faces.ts';

/**
 * Two attributes, sex and hair length, and what shows them: four traits, each normal with variance 1 about a mean that the attributes set. With g and h +1
 * or −1 the mean sex is gA, the mean hair length hA; the others are 0 unless the attributes have to do with each other:
 * - an interaction B makes the mean of a third trait ghB: neither attribute alone says anything of it;
 * - a cue that turns by an angle: a man's long hair shows cos of it as length and sin of it as height.
 */

export const CLASSES = ['长发女', '长发男', '短发女', '短发男'] as const;
/** Long-haired men: few of them are learnt from. */
export const RARE = 1;

export const isWoman = (label: number): boolean => label % 2 === 0;
export const isLong = (label: number): boolean => label < 2;

export interface World {
  /** A: how clear an attribute is. */
  clear: number;
  /** B. */
  interaction: number;
  /** In degrees. */
  turn: number;
}

const ORDER = ['sex', 'hair', 'crown', 'shirt'] as const satisfies (keyof Traits)[];

/** The mean traits of each class. */
export function meanTraits({ clear, interaction, turn }: World): Traits[] {
  const angle = (turn * Math.PI) / 180;
  return CLASSES.map((_, label) => {
    const [g, h] = [isWoman(label) ? 1 : -1, isLong(label) ? 1 : -1];
    return {
      sex: g * clear,
      hair: h * clear * (g > 0 ? 1 : cos(angle)),
      crown: g > 0 ? 0 : h * clear * sin(angle),
      shirt: g * h * interaction,
    };
  });
}

export function drawTraits(mean: Traits, random: Random): Traits {
  const traits = { ...mean };
  for (const trait of ORDER) traits[trait] += random.normal();
  return traits;
}

/**
 * What can be known at best: the log-probabilities of the classes for one who sees the traits themselves and knows the world, all classes equally
 * frequent (Bayes' rule).
 */
export function idealScores(traits: Traits, means: readonly Traits[]): number[] {
  const closeness = means.map((mean) => {
    let sum = 0;
    for (const trait of ORDER) sum -= ((traits[trait] - mean[trait]) * (traits[trait] - mean[trait])) / 2;
    return sum;
  });
  const most = Math.max(...closeness);
  const whole = most + log(closeness.reduce((sum, one) => sum + exp(one - most), 0));
  return closeness.map((one) => one - whole);
}

/** Numbers in which the traits are shown abstractly. */
export const DIMS = 50;

/** Four directions at right angles in so many dimensions, by Gram and Schmidt from normal numbers. */
export function directions(random: Random): Float64Array[] {
  const found: Float64Array[] = [];
  for (let k = 0; k < ORDER.length; k++) {
    const one = Float64Array.from({ length: DIMS }, () => random.normal());
    for (const other of found) {
      const along = one.reduce((sum, value, d) => sum + value * other[d]!, 0);
      other.forEach((value, d) => (one[d]! -= along * value));
    }
    const size = Math.sqrt(one.reduce((sum, value) => sum + value * value, 0));
    found.push(one.map((value) => value / size));
  }
  return found;
}

/** The traits along those directions, and noise of variance 1 along all others. */
export function abstractly(traits: Traits, along: readonly Float64Array[], random: Random): Float32Array {
  const noise = Float64Array.from({ length: DIMS }, () => random.normal());
  ORDER.forEach((trait, k) => {
    const own = along[k]!.reduce((sum, value, d) => sum + value * noise[d]!, 0);
    along[k]!.forEach((value, d) => (noise[d]! += (traits[trait] - own) * value));
  });
  return Float32Array.from(noise);
}
