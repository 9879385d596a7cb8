import { TITLE_HEIGHT } from '../../lab/draw/draw.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';

/** Where the tree's nodes and the panels stand. */

type Result = ResultOf<typeof experiment>;
type Node = Result['nodes'][0];

/** A leaf stands in a row of its own, an inner node on the border between what answers yes, above, and what answers no. */
export interface Placed {
  node: Node;
  /** Questions above it. */
  depth: number;
  /** In rows, from the top. */
  y: number;
}

export function placed({ nodes }: Pick<Result, 'nodes'>): Placed[] {
  const of = new Map(nodes.map((node) => [node.name, node]));
  const all: Placed[] = [];
  let row = 0;
  const put = (name: number, depth: number): void => {
    const node = of.get(name)!;
    if (node.question === null) {
      all.push({ node, depth, y: row++ + 0.5 });
      return;
    }
    put(2 * name, depth + 1);
    all.push({ node, depth, y: row });
    put(2 * name + 1, depth + 1);
  };
  put(1, 0);
  return all;
}

export const leafCount = ({ nodes }: Pick<Result, 'nodes'>): number =>
  nodes.filter(({ question }) => question === null).length;

/** Rows that there is room for: few leaves stand wide apart, but not wider than that. */
export const rowsOf = (result: Pick<Result, 'nodes'>): number => Math.max(4, leafCount(result));

/** In pixels: from a question to the next below it, to the left of the first, and what a leaf's words need. */
export const STEP = 13,
  LEFT = 10,
  WORDS = 126;

interface Place {
  place: { left: number; top: number; width: number };
  height: number;
}

/** The tree, the questions that could be asked, and what leaves are worth: on a phone below each other. */
export function panelsOf(width: number): { tree: Place; offers: Place; way: Place } {
  const gap = 28,
    below = 8;
  if (width < 560) {
    // Rows that a finger can touch down to 320 px, where the drawing is made smaller.
    const heights = [296, 178, 166] as const;
    const tops = [0, TITLE_HEIGHT + heights[0] + below, 2 * (TITLE_HEIGHT + below) + heights[0] + heights[1]];
    const [tree, offers, way] = heights.map((height, i) => ({ place: { left: 0, top: tops[i]!, width }, height }));
    return { tree: tree!, offers: offers!, way: way! };
  }
  const left = Math.floor((width - gap) / 2),
    right = width - gap - left;
  const [offers, way] = [170, 230];
  return {
    tree: { place: { left: 0, top: 0, width: left }, height: offers + way + TITLE_HEIGHT + below },
    offers: { place: { left: left + gap, top: 0, width: right }, height: offers },
    way: { place: { left: left + gap, top: TITLE_HEIGHT + offers + below, width: right }, height: way },
  };
}
