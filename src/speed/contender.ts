import type { Dataset } from '../engine/trainer.ts';
import type { BenchNet } from './nets.ts';

/** A library that can train a bench net. */
export interface Contender {
  id: string;
  /** Name in tables. */
  name: string;
  /** Chinese note: which optimizer, and what else makes it differ from the others. */
  note: string;
  /** One of ours or a peer: the best peer is what ours is compared with. */
  peer: boolean;
  /** Builds the net and makes ready to train. @throws if the library cannot start here */
  start(net: BenchNet, data: Dataset): Promise<Running>;
}

export interface Running {
  /** Which of the book's paths trains, for the book's own. */
  path?: string;
  /** Trains k steps and returns the last batch's loss, read back to JavaScript. */
  step(k: number): number;
  /** Called just before a measured slice, outside the clock: makes this library's settings the current ones. */
  enter?(): Promise<void> | void;
  stop(): void;
}

/** Adam everywhere it exists, with these settings. */
export const LEARNING_RATE = 1e-3;
