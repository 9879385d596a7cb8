/** Which of those with its number a chapter is, counted from 0: "11" is 0, "11B" and "11C", which stand with it, are 1 and 2. */
export const besideOf = (order: string): number => Math.max(0, 'ABC'.indexOf(order.at(-1)!));
/** Where a chapter stands in the book by its number: "9" is 9, "11B" and "11C" come between 11 and 12. */
export const placeOf = (order: string): number => parseInt(order) + besideOf(order) / 3;
