import type { State } from '../declare/address.ts';
import { isOwnFile, OWN_FILE } from '../declare/data.ts';
import type { Controls } from '../declare/define.ts';
import { isShown } from '../declare/validate.ts';

/** What a file says of itself when it leaves the book: what it shows, from which parameters, where they can be opened, and how it may be used. */
export interface Credit {
  /** The experiment. */
  id: string;
  /** 图 9.1　… */
  title: string;
  /** All parameters by name, as text or numbers: what `readParams` takes; those that only others' values bring into play too. */
  params: Record<string, string | number>;
  seed: number;
  /** Names of the parameters that count with these values. */
  telling: readonly string[];
  /** Opens exactly this state. */
  address: string;
}

/** The book as the author of what is taken from it. */
export const BOOK = '为什么要深度学习';
export const AUTHOR = `《${BOOK}》编写者`;
/** The licence of texts and figures, numbers in them included; LICENSE-text.md says it at length. */
export const LICENCE = { name: 'CC BY-SA 4.0', href: 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans' };

/** @param controls of the experiment; of a reader's own file no more is told than that there was one, as in an address */
export function creditOf(
  { id, title, address }: Pick<Credit, 'id' | 'title' | 'address'>,
  controls: Controls,
  { params, seed }: State,
): Credit {
  const written = Object.keys(controls).map((name) => {
    const value = params[name] ?? '';
    return [name, isOwnFile(value) ? OWN_FILE : value] as const;
  });
  const telling = Object.keys(controls).filter((name) => isShown(controls[name]!, params));
  return { id, title, address, params: Object.fromEntries(written), seed, telling };
}

/** The credit as a JSON text, for programs: in pictures, where there are no columns. */
export const creditJson = ({ id, title, params, seed, address }: Credit): string =>
  JSON.stringify({ id, title, params, seed, address, author: AUTHOR, license: LICENCE.name });
