/** What the book's parts may be used under; LICENSE-text.md and LICENSE say the same at length. */
export const licences = {
  text: { name: 'CC BY-SA 4.0', href: 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans' },
  code: { name: 'MIT', href: 'https://opensource.org/license/mit' },
} as const;
