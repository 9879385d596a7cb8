/**
 * What Plot and our own marks write as attributes and the standard of SVG does not name: browsers follow them, checkers refuse them. In a page's
 * stills they are classes of the page's style sheet; a drawing that is saved as a file has them back.
 */
export const drawingClasses = [
  { name: 'font-variant', value: 'tabular-nums', className: 'level-figures' },
  { name: 'image-rendering', value: 'pixelated', className: 'sharp-cells' },
] as const;
