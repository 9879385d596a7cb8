/** What the address of a page says of the passage that shall be shown there: its words, and how far from the anchor they are expected. */
export const ASKED = { words: 'find', place: 'at' } as const;
