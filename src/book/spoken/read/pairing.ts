import { isOperand, isSign, row, Unspoken, type Fenced, type Node } from '../tree.ts';
import { fences } from '../words.ts';

/** A bracket that has not found its partner yet; what stands high or low behind it belongs to the pair. */
export interface Bracket {
  kind: 'bracket';
  text: string;
  /** A bar opens and closes alike. */
  side: 'open' | 'close' | 'either';
  /** Puts the scripts that are set at the bracket around the pair. */
  around?: (pair: Node) => Node;
  from: unknown;
}

const opens = '([{⟨⌈⌊';
const closes = ')]}⟩⌉⌋';

/** Which side of a pair a sign is, if any. @param bar whether a bar is one here, and not a relation */
export function sideOf(text: string, bar: boolean): Bracket['side'] | undefined {
  if (text === '') return undefined;
  if (opens.includes(text)) return 'open';
  if (closes.includes(text)) return 'close';
  return bar && (text === '∣' || text === '∥') ? 'either' : undefined;
}

interface Frame {
  bracket: Bracket | undefined;
  items: Node[];
}

const unpaired = (text: string) =>
  new Unspoken(`公式里的括号 ${text} 没有配上对`, '请补上另一半，或用 \\left 和 \\right 写成一对。');

/** Whether a bar here ends what one before it began. */
function endsBars({ bracket, items }: Frame, bar: Bracket): boolean {
  if (bracket?.side !== 'either' || bracket.text !== bar.text) return false;
  const last = items.at(-1);
  return bar.around !== undefined || isOperand(last) || (items.length === 1 && isSign(last, '⋅'));
}

/** Puts what stands between brackets under one node; a bar that remains alone is a sign. */
export function pair(tokens: readonly (Node | Bracket)[]): Node[] {
  const frames: Frame[] = [{ bracket: undefined, items: [] }];
  const add = (...nodes: Node[]) => frames.at(-1)!.items.push(...nodes);
  const dropBar = () => {
    const { bracket, items } = frames.pop()!;
    add({ kind: 'sign', text: bracket!.text, from: bracket!.from }, ...items);
  };
  const close = (bracket: Bracket) => {
    const { bracket: open, items } = frames.pop()!;
    if (!Object.hasOwn(fences, open!.text + bracket.text)) throw unpaired(open!.text + bracket.text);
    const fenced: Fenced = {
      kind: 'fenced',
      open: open!.text,
      close: bracket.text,
      content: row(...items),
      from: [open!.from, bracket.from],
    };
    add(bracket.around?.(fenced) ?? fenced);
  };
  for (const token of tokens) {
    if (token.kind !== 'bracket') add(token);
    else if (token.side === 'open') frames.push({ bracket: token, items: [] });
    else if (token.side === 'either') {
      if (endsBars(frames.at(-1)!, token)) close(token);
      else if (token.around) throw unpaired(token.text);
      else frames.push({ bracket: token, items: [] });
    } else {
      while (frames.at(-1)!.bracket?.side === 'either') dropBar();
      if (frames.length === 1) throw unpaired(token.text);
      close(token);
    }
  }
  while (frames.length > 1) {
    if (frames.at(-1)!.bracket!.side !== 'either') throw unpaired(frames.at(-1)!.bracket!.text);
    dropBar();
  }
  return frames[0]!.items;
}
