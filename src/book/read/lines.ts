/** Lines from `from` up to, not including, `to`; 0-based. */
export interface Lines {
  from: number;
  to: number;
}

/** The runs of lines that are not blank. */
export function blocksOf(lines: readonly string[]): Lines[] {
  const blocks: Lines[] = [];
  let from = -1;
  for (let i = 0; i <= lines.length; i++) {
    const blank = i === lines.length || lines[i]!.trim() === '';
    if (!blank && from < 0) from = i;
    if (!blank || from < 0) continue;
    blocks.push({ from, to: i });
    from = -1;
  }
  return blocks;
}

/** The text of these lines with some of them blank: every other line and column stays where it was. */
export function blankLines(lines: readonly string[], blank: readonly Lines[]): string {
  const kept = [...lines];
  for (const { from, to } of blank) for (let i = from; i < to; i++) kept[i] = '';
  return kept.join('\n');
}
