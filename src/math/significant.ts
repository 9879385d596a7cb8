/** A number rounded to that many significant decimal digits: how results write down what is only drawn. 0 and −0 give 0. */
export const significant = (x: number, digits: number): number => Number(x.toPrecision(digits)) + 0;
