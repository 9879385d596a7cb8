import { LICENCE } from '../../lab/files/credit.ts';

/** What the book's parts may be used under; LICENSE-text.md and LICENSE say the same at length. */
export const licences = {
  text: LICENCE,
  code: { name: 'MIT', href: 'https://opensource.org/license/mit' },
} as const;
