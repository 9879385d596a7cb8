import { PHONES, type PhoneTarget, type Said } from './phones.ts';

/** Where every phone and its three states lie in what is said: known exactly, for who synthesizes sets it. */

export interface Stretch {
  /** In seconds. */
  from: number;
  to: number;
}

/**
 * A phone and its three states, as recognizers have them: of a stop its closure, its burst and the breath after it; of every other phone its
 * beginning, middle and end, a third each.
 */
export interface AlignedPhone extends Stretch {
  phone: string;
  states: readonly [Stretch, Stretch, Stretch];
}

/** @throws RangeError for a phone that is not known or a length that is none */
export function targetOf({ phone, seconds }: Said): PhoneTarget {
  const target = Object.hasOwn(PHONES, phone) ? PHONES[phone] : undefined;
  if (!target) throw new RangeError(`no phone ${phone}`);
  if (!(seconds > 0 && seconds < Infinity)) throw new RangeError(`invalid seconds: ${seconds}`);
  return target;
}

/** The phones one behind the other from 0 on, each beginning where the one before it ends. */
export function align(said: readonly Said[]): AlignedPhone[] {
  let from = 0;
  return said.map((one) => {
    const [first, second] = boundaries(one);
    const to = from + one.seconds;
    const [a, b] = [from + first, from + second];
    const aligned: AlignedPhone = {
      phone: one.phone,
      from,
      to,
      states: [
        { from, to: a },
        { from: a, to: b },
        { from: b, to },
      ],
    };
    from = to;
    return aligned;
  });
}

/** Where a phone's second and third state begin, in seconds from its own beginning. */
function boundaries(one: Said): [number, number] {
  const { seconds } = one;
  const { release } = targetOf(one);
  if (!release) return [seconds / 3, (2 * seconds) / 3];
  // Of a stop that is too short for its release, two thirds are left for that.
  const shrunk = Math.min(1, (2 * seconds) / (3 * (release[0] + release[1])));
  return [seconds - shrunk * (release[0] + release[1]), seconds - shrunk * release[1]];
}
