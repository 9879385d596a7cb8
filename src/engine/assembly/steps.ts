import { lossAndDelta } from './loss';
import { ADAM, chooseOptimizer, configure } from './optimizer';
import {
  BATCH,
  BATCH_X,
  BATCH_Y,
  BETA_1,
  BETA_2,
  EPSILON,
  FIRST_MOMENT,
  LOSS,
  LOSSES,
  OPTIMIZER,
  ORDER,
  POWER_1,
  POWER_2,
  RATE,
  SECOND_MOMENT,
  X,
  Y,
  address,
  rowBytes,
  setting,
  word,
} from './plan';

/** What every step is made of besides its layers: samples gathered, the loss and its derivative, the optimizer's turn. */

let order: usize = 0,
  losses: usize = 0,
  power1: f64 = 0,
  power2: f64 = 0;

/** Before the first of some steps. @param parameters where the first parameter lies */
export function beginSteps(plan: usize, parameters: usize): void {
  order = address(plan, ORDER);
  losses = address(plan, LOSSES);
  power1 = load<f64>(plan + (POWER_1 << 2));
  power2 = load<f64>(plan + (POWER_2 << 2));
  chooseOptimizer(
    word(plan, OPTIMIZER),
    address(plan, FIRST_MOMENT) - parameters,
    address(plan, SECOND_MOMENT) - parameters,
  );
}

/** The next batch's rows, of so many numbers at both ends, to BATCH_X and BATCH_Y. */
export function gatherBatch(plan: usize, inputs: i32, outputs: i32): void {
  const batch = word(plan, BATCH);
  gather(batch, address(plan, X), inputs, address(plan, BATCH_X));
  gather(batch, address(plan, Y), outputs, address(plan, BATCH_Y));
  order += (<usize>batch) << 2;
}

/** Copies `count` rows of `columns` numbers, dense at `from`, to padded rows; row r is number order[r]. */
function gather(count: i32, from: usize, columns: i32, into: usize): void {
  const dense = (<usize>columns) << 2,
    row = rowBytes(columns);
  for (let next = order; count > 0; count--, next += 4) {
    let at = from + <usize>load<u32>(next) * dense;
    if (columns == 1) {
      store<f32>(into, load<f32>(at));
      into += 4;
    } else {
      for (const end = into + row; into < end; at += 16, into += 16) v128.store(into, v128.load(at));
    }
  }
}

/** The batch's mean loss, before its update, to LOSSES; its derivative by the outputs at z to delta. The optimizer's settings for this step. */
export function turn(plan: usize, z: usize, delta: usize, outputs: i32): void {
  const y = address(plan, BATCH_Y),
    beta1 = setting(plan, BETA_1),
    beta2 = setting(plan, BETA_2);
  store<f32>(losses, lossAndDelta(word(plan, LOSS), z, y, delta, word(plan, BATCH), outputs, rowBytes(outputs)));
  losses += 4;
  if (word(plan, OPTIMIZER) == ADAM) {
    power1 *= <f64>beta1;
    power2 *= <f64>beta2;
  }
  const correction1 = <f32>(1 / (1 - power1)),
    correction2 = <f32>(1 / (1 - power2));
  configure(setting(plan, RATE), beta1, beta2, setting(plan, EPSILON), correction1, correction2);
}

/** After the last. */
export function endSteps(plan: usize): void {
  store<f64>(plan + (POWER_1 << 2), power1);
  store<f64>(plan + (POWER_2 << 2), power2);
}
