/** Where a book's syllables lie, beside its words: 1a2b.bin, 1a2b.syllables.bin. */
export const syllablesAt = (words: string): string => words.replace(/\.bin$/, '.syllables.bin');
