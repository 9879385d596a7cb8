/** A deep and a shallow net with exactly as many parameters: on two inputs and with one output, three hidden layers of w units against one. */

export const netKinds = ['deep', 'shallow'] as const;
export type NetKind = (typeof netKinds)[number];
/** One of each. */
export type Both<V> = Record<NetKind, V>;

/** What the book calls them. */
export const netNames: Both<string> = { deep: '深', shallow: '浅' };

/** Width of the one hidden layer with exactly as many parameters as three of width w: 2w² + 6w + 1 = 4·(w(w + 3)/2) + 1. */
export const matchingWidth = (w: number): number => (w * (w + 3)) / 2;

/** Parameters of either net. @param w units of each of the deep net's layers */
export const parametersOf = (w: number): number => 4 * matchingWidth(w) + 1;

/** Hidden units of each layer. @param w units of each of the deep net's layers */
export const hiddenOf = (kind: NetKind, w: number): number[] => (kind === 'deep' ? [w, w, w] : [matchingWidth(w)]);

/** Hidden units in all. */
export const unitsOf = (kind: NetKind, w: number): number => hiddenOf(kind, w).reduce((sum, units) => sum + units, 0);
