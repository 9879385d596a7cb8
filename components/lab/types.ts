import type { State } from '../../src/lab/declare/address.ts';
import type { DataControl, Piece } from '../../src/lab/declare/data.ts';
import type { Control, FunctionControl } from '../../src/lab/declare/define.ts';

/** A control as it is sent to the page: all of its declaration but the function that checks a formula, which stays with the experiment. */
export type SentControl = Exclude<Control, FunctionControl | DataControl> | Omit<FunctionControl, 'check'> | SentInput;

/** A set of an input as it is sent: what it is called, and how its files are known and had. */
export interface SentSet {
  label: string;
  source?: string;
  licence?: string;
  ships?: readonly Piece[];
  files?: readonly Piece[];
  get?: string;
}

/** An input as it is sent: its sets without their generators. */
export type SentInput = DataControl extends infer I
  ? I extends DataControl
    ? Omit<I, 'sets'> & { sets: Record<string, SentSet> }
    : never
  : never;

/** What the island is told at build; the result itself is in the page as a drawing, and is fetched only when it is needed. */
export interface LabProps {
  id: string;
  /** The figure's name on its page, and in its address. */
  label: string;
  /** 图 9.1, or nothing on a page of the experiment's own. */
  number?: string | undefined;
  title: string;
  controls: Record<string, SentControl>;
  /** Names of the one or two controls that the figure is about: they stand under the plot, all others fold away. */
  touch: readonly string[];
  seeded: boolean;
  /** Seconds after which a run can be held. */
  holdsAfter: readonly number[];
  /** The experiment trains nets: a line tells which code did. */
  trains: boolean;
  /** The experiment has a view of its own, which takes the drawing's place once it runs. */
  viewed: boolean;
  /** Parameters and seeds of the published runs, and the names of their files. */
  published: (State & { key: string })[];
  /** The run shown at first; undefined if nothing is published yet. */
  origin: State;
  sentence: string;
  /** The figure has no data that can be gone through point by point. */
  untold?: boolean;
  /** Names of the sounds of the run shown at first. */
  sounds: readonly string[];
  /** Widths that the figure was drawn at, narrowest first. */
  widths: number[];
  /** Addresses of this experiment's pages and, up to its key, of a published run's file on this site. */
  addresses: { page: string; embed: string; published: string };
  /** The page that tells how to make by hand what the figure shows. */
  handmade?: { address: string; label: string } | undefined;
  /** Where the figure stands: in a chapter, on the experiment's own page, or in another site's frame. */
  place: 'chapter' | 'page' | 'frame';
}
