/** What trains and evaluates over a memory planned by plan.ts; byte offsets throughout. Both implementations give the same bits. */
export interface ConvolutionKernels {
  /** `steps` training steps; their losses go to the plan's place for losses. */
  train(plan: number, steps: number): void;
  /** Outputs of every layer for `rows` padded rows at x. */
  forward(plan: number, x: number, rows: number): void;
  /**
   * After a forward pass of `rows` rows: what stands at layer l's deltas is the gradient of something with respect to its
   * outputs; the gradient with respect to the input comes to the plan's place for it.
   */
  inputGradient(plan: number, l: number, rows: number): void;
}
