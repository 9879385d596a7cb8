import type { Dataset } from '../engine/training.ts';
import type { BenchNet } from './nets.ts';
import type { Entry } from './roster.ts';

/** A library that can train a bench net. */
export interface Contender extends Entry {
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
