/**
 * The elements of Markdown that a component of the book draws instead of HTML. All others may be compiled to plain HTML in one piece, so that a
 * chapter is half as long when compiled, and sooner shown after a change.
 */
export const drawnElements = ['h2', 'h3', 'h4', 'table'] as const;
