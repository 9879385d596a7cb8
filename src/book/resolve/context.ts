import type { Given } from '../words/attributes.ts';
import type { Json } from '../../lab/declare/define.ts';
import type { Report } from '../words/fault.ts';
import type { Book, Chapter } from '../book.ts';
import type { Experiments } from './experiments.ts';
import type { Target } from './numbering.ts';

/** What resolving a chapter needs and gathers. */
export interface Context {
  book: Book;
  chapter: Pick<Chapter, 'slug' | 'order' | 'file' | 'text'>;
  experiments: Experiments;
  /** Every experiment's id, loaded or not. */
  experimentIds: string[];
  /** Where the site is mounted. */
  base: string;
  /** The folder that `/picture.png` of a chapter is looked for in. */
  publicFolder: string;
  report: Report;
  /** The target that each numbered node of this tree is. */
  numbered: Map<unknown, Target>;
  /** Terms and references met so far: the first use of each is shown in full. */
  met: Set<string>;
  /** The last theorem met: what a Proof without `of` proves. */
  theorem?: Target;
  /** The figures of each experiment shown in this chapter, in order, each with the attributes it was given. */
  figures: Map<string, { target: Target; given: Given }[]>;
  /** What <Run> and <Runs> name for the conditions of this chapter, by that name: a run's numbers, or a list of those of several. */
  runs: Map<string, Json>;
  /** Symbols that the experiments shown in this chapter can show. */
  symbols: Set<string>;
}
