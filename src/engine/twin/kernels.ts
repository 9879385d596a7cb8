/**
 * What trains and evaluates over a planned memory; byte offsets throughout. Both implementations give the same bits.
 */
export interface Kernels {
  /** `steps` training steps; their losses go to the plan's place for losses. */
  train(plan: number, steps: number): void;
  /** Outputs of every layer for `rows` rows at x. */
  forward(plan: number, x: number, rows: number): void;
  /** Copies `count` dense rows of `columns` numbers to padded rows (fused-plan.ts: stride). */
  spread(count: number, from: number, columns: number, into: number): void;
}
