/** A number rounded to that many significant decimal digits: how results write down what is only drawn. 0 and −0 give 0. */
export const significant = (x: number, digits: number): number => Number(x.toPrecision(digits)) + 0;

/** A share rounded to 4 decimals: how results write down accuracies. */
export const fourDecimals = (share: number): number => Math.round(share * 1e4) / 1e4;

/** A share in words, to a tenth of a percent. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
