import type { Plugin } from 'vite';

const EAGER = `const format = numberFormat(locale);
  return (i) => (i != null && !isNaN(i) ? format.format(i) : undefined);`;
const LATE = 'return (i) => (i != null && !isNaN(i) ? numberFormat(locale).format(i) : undefined);';

/** Plot's module of formats, which makes an `Intl.NumberFormat` only for the first number that is written with it. @throws if it is not the text that is known */
export function lateFormat(code: string): string {
  if (!code.includes(EAGER))
    throw new Error('@observablehq/plot: format.js is another one; see src/project/plot-format.ts');
  return code.replace(EAGER, LATE);
}

/**
 * Plot makes an `Intl.NumberFormat` as soon as it is loaded, and the first one of a page costs the browser about 60 ms (ICU's tables), on a slow phone a
 * quarter of a second in one piece; figures write their numbers themselves and seldom need it.
 */
export const plotFormat = (): Plugin => ({
  name: 'plot-format',
  transform: {
    filter: { id: /@observablehq\/plot\/src\/format\.js$/ },
    handler: (code) => ({ code: lateFormat(code), map: null }),
  },
});
