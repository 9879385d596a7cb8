import type { Node, Row } from '../tree.ts';

/** Where a row stands: it decides what a bar in it is called. */
export type Place = 'plain' | 'round' | 'set';

/** Words in their order; `，` is a pause. */
export type Words = string[];

/** How a construct has its parts spoken. */
export interface Speaker {
  row(row: Row, place?: Place): Words;
  node(node: Node): Words;
  /** What something is attached to: it must be heard where it ends. */
  base(node: Node): Words;
}
