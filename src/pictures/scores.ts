/** How well answers fit: each picture's logits, or what else stands for its classes, in a row. */

/** The class with the greatest value in a row; the first of equals. */
export function answerOf(values: ArrayLike<number>, classes: number, row = 0): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if (values[row * classes + c]! > values[row * classes + best]!) best = c;
  return best;
}

export const answersOf = (values: ArrayLike<number>, classes: number): Uint8Array =>
  Uint8Array.from({ length: values.length / classes }, (_, row) => answerOf(values, classes, row));

/** How many pictures of each class get each answer: [class][answer]. */
export function confusionOf(answers: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]![answers[i]!]!++;
  return counts;
}

/** The share of pictures whose class is mistaken. */
export const errorShare = (values: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number =>
  wrongShare(answersOf(values, classes), labels);

export function wrongShare(answers: ArrayLike<number>, labels: ArrayLike<number>): number {
  let wrong = 0;
  for (let i = 0; i < labels.length; i++) if (answers[i] !== labels[i]) wrong++;
  return wrong / labels.length;
}

/** Of each class the share of its pictures that are found; NaN of a class that has none. */
export const recallsOf = (confusion: readonly (readonly number[])[]): number[] =>
  confusion.map((row, c) => row[c]! / row.reduce((a, b) => a + b, 0));

/**
 * Of the pictures that are taken for a class the share that belong to it, if classes come as often as given: what a test with other shares says of them.
 * 0 if none is taken for it.
 */
export function precisionAt(
  confusion: readonly (readonly number[])[],
  wanted: number,
  often: readonly number[],
): number {
  const taken = confusion.map((row, c) => (often[c]! * row[wanted]!) / row.reduce((a, b) => a + b, 0));
  const all = taken.reduce((a, b) => a + b, 0);
  return all > 0 ? taken[wanted]! / all : 0;
}
