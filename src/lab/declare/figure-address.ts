import { writeAddress, type State } from './address.ts';
import type { Controls } from './define.ts';

/**
 * The address at which a figure shows exactly this state, whatever its page publishes first one day: every parameter that is not at its
 * declared default is written, and the seed.
 * @param page the full address of the page on which it stands
 * @param label its anchor there, and the key of its parameters
 */
export function figureAddress(page: string, label: string, controls: Controls, state: State): string {
  // Nothing is left out only where the state differs from the origin: no origin has such a seed.
  const search = writeAddress('', label, controls, state, { ...state, seed: -1 });
  return `${page}${search}#${label}`;
}

/** Whether an address leads only to the machine that built the book: no address was given it. */
export const isOfThisMachine = (address: string): boolean =>
  /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(address).hostname);
