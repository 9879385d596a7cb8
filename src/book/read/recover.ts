import type { Place } from '../words/fault.ts';
import { blankLines, blocksOf, type Lines } from './lines.ts';

/** What a parser stopped at: its place, and the name of the tag if one was not closed or not opened. */
export interface Stop {
  place: Place;
  tag?: { name: string; lacks: 'end' | 'start' };
}

/** A text from which the blocks that no parser reads are blanked, and what stood in them. */
export interface Recovered<T> {
  tree: T | undefined;
  text: string;
  /** Names that the blanked blocks give, as they look: what refers to them is no fault. */
  names: Set<string>;
  /** Tags of which a half was blanked: what was within them stands alone now. */
  tags: Set<string>;
}

/** One cannot go on for ever: a chapter with so many is told the first ones. */
const mostStops = 20;

const tagsIn = /<(\/?)([A-Z][A-Za-z]*)(?:[^<>"]|"[^"]*")*?(\/?)>/g;
const namesIn = /\b(?:id|label)="([^"]+)"|\[#([^\]\s]+)\]|\\label\s*\{([^{}]*)\}/g;

/** By tag, how many more openings than endings a text holds. */
function excess(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [, slash, name, alone] of text.matchAll(tagsIn))
    if (!alone) found.set(name!, (found.get(name!) ?? 0) + (slash ? -1 : 1));
  return found;
}

/**
 * Parses a text block by block where it cannot be parsed as a whole: the block at which the parser stops is told and blanked, and the parser
 * begins again. A tag whose other half was blanked is not told a second time.
 * @param parse throws at what it cannot read
 * @param stopOf what a thrown error says
 * @param tell is given every error that is a fault of its own
 */
export function parseByBlocks<T>(
  text: string,
  parse: (text: string) => T,
  stopOf: (error: unknown, text: string) => Stop,
  tell: (error: unknown, text: string, place: Place) => void,
): Recovered<T> {
  const names = new Set<string>();
  const debts = new Map<string, number>();
  const tags = new Set<string>();
  let kept = text;
  for (let stops = 0; stops <= mostStops; stops++) {
    let tree: T;
    try {
      tree = parse(kept);
      return { tree, text: kept, names, tags };
    } catch (error) {
      const { place, tag } = stopOf(error, kept);
      const lines = kept.split('\n');
      const block = blockAt(lines, place.line - 1, parse);
      const debt = tag ? (debts.get(tag.name) ?? 0) : 0;
      const owed = tag !== undefined && (tag.lacks === 'start' ? debt > 0 : debt < 0);
      const inside = !block || (place.line > block.from && place.line <= block.to);
      if (!owed) tell(error, kept, inside ? place : startOf(lines, block));
      if (!block) break;
      const lost = lines.slice(block.from, block.to).join('\n');
      for (const [, id, heading, equation] of lost.matchAll(namesIn)) names.add((id ?? heading ?? equation)!.trim());
      for (const [name, more] of excess(lost)) {
        debts.set(name, (debts.get(name) ?? 0) + more);
        if (more !== 0) tags.add(name);
      }
      if (tag) tags.add(tag.name);
      kept = blankLines(lines, [block]);
    }
  }
  return { tree: undefined, text: kept, names, tags };
}

/** Where the first letter of a block stands. */
const startOf = (lines: readonly string[], { from }: Lines): Place => ({
  line: from + 1,
  column: lines[from]!.search(/\S/) + 1,
});

/** The block to blank: the one at the line, or, where the parser ran to the end of the text, the last one that it cannot read by itself. */
function blockAt(lines: readonly string[], line: number, parse: (text: string) => unknown): Lines | undefined {
  const blocks = blocksOf(lines);
  const here = blocks.find(({ from, to }) => line >= from && line < to);
  const fails = ({ from, to }: Lines) => {
    try {
      parse(lines.slice(from, to).join('\n'));
      return false;
    } catch {
      return true;
    }
  };
  const ranToTheEnd = !here || here === blocks.at(-1);
  if (ranToTheEnd) return blocks.slice(0, 400).findLast(fails) ?? here;
  return here;
}
