/** How long a chapter takes to read. */

/** Of a text that is thought about, with its formulas; Chinese prose alone is read at about twice that. */
const CHARACTERS_A_MINUTE = 180;
/** To look at a figure and touch it once. */
const MINUTES_A_FIGURE = 1;

/** @param text MDX, front matter blanked @returns whole minutes, in steps of five from five on */
export function minutesToRead(text: string): number {
  const words = text.replace(/\{\/\*[\s\S]*?\*\/\}/g, '').replace(/<[A-Za-z/][^>]*>/g, '');
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const figures = text.match(/<(Experiment|Figure)\b/g)?.length ?? 0;
  return 5 * Math.max(1, Math.round((characters / CHARACTERS_A_MINUTE + MINUTES_A_FIGURE * figures) / 5));
}

/** The same as a sentence under the chapter's summary. */
export const timeToRead = (text: string): string => `读一遍，动手试几下，约 ${minutesToRead(text)} 分钟。`;
