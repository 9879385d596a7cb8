import type { Array } from '@jax-js/jax';
import type { Dataset } from '../../engine/training.ts';
import { batches } from '../../engine/batches.ts';
import { random } from '../../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from '../../speed/contender.ts';
import type { BenchNet } from '../../speed/nets.ts';

/**
 * jax-js on its WebAssembly backend: the whole Adam step is one jitted function. In Node and on pages without cross-origin isolation it runs
 * on one thread, like everything else here.
 */
export const jaxContender: Contender = { id: 'jax', name: 'jax-js wasm', note: 'Adam，整步 jit', peer: true, start };

async function start({ sizes, batch }: BenchNet, data: Dataset): Promise<Running> {
  const { numpy: np, nn, jit, valueAndGrad, tree, init, defaultDevice } = await import('@jax-js/jax');
  if (!(await init('wasm')).includes('wasm')) throw new Error('jax-js has no wasm here');
  defaultDevice('wasm');
  type Layer = { w: Array; b: Array };
  const inputs = sizes[0]!,
    outputs = sizes.at(-1)!,
    draw = random(1, 'weights');
  const layers = (kernel: (fanIn: number, units: number) => Float32Array<ArrayBuffer>): Layer[] =>
    sizes
      .slice(1)
      .map((units, i) => ({ w: np.array(kernel(sizes[i]!, units)).reshape([sizes[i]!, units]), b: np.zeros([units]) }));
  const zeros = () => layers((fanIn, units) => new Float32Array(fanIn * units));
  let weights = layers((fanIn, units) =>
    Float32Array.from({ length: fanIn * units }, () => (2 * draw.uniform() - 1) * Math.sqrt(6 / fanIn)),
  );
  let first = zeros(),
    second = zeros();

  const loss = (layers: Layer[], x: Array, y: Array): Array => {
    const z = layers.reduce((h, { w, b }, i) => {
      const sum = np.matmul(h, w).add(b);
      return i < layers.length - 1 ? nn.relu(sum) : sum;
    }, x);
    return outputs === 1 ? np.mean(np.square(z.sub(y))) : np.mean(np.sum(nn.logSoftmax(z).mul(y), 1)).mul(-1);
  };
  const lossAndGradient = valueAndGrad(loss);
  type Moved = [weights: Layer[], first: Layer[], second: Layer[], loss: Array];
  const step = jit(
    (weights: Layer[], first: Layer[], second: Layer[], [c1, c2]: [Array, Array], x: Array, y: Array): Moved => {
      const [value, gradient] = lossAndGradient(tree.ref(weights), x, y);
      const m = tree.map((m, g) => m.mul(0.9).add(g.mul(0.1)), first, tree.ref(gradient));
      const v = tree.map((v, g) => v.mul(0.999).add(np.square(g).mul(0.001)), second, gradient);
      const moved = tree.map(
        (w, m, v) =>
          w.sub(
            m
              .mul(c1.ref)
              .div(np.sqrt(v.mul(c2.ref)).add(1e-7))
              .mul(LEARNING_RATE),
          ),
        weights,
        tree.ref(m),
        tree.ref(v),
      );
      c1.dispose();
      c2.dispose();
      return [moved, m, v, value];
    },
  );

  const order = batches(data.samples, random(1, 'shuffle')),
    rows = new Int32Array(batch);
  const x = new Float32Array(batch * inputs),
    y = new Float32Array(batch * outputs);
  let t = 0;
  return {
    step(k) {
      let last = NaN;
      for (let i = 0; i < k; i++) {
        t++;
        order.fill(rows);
        rows.forEach((row, n) => {
          x.set(data.x.subarray(row * inputs, (row + 1) * inputs), n * inputs);
          y.set(data.y.subarray(row * outputs, (row + 1) * outputs), n * outputs);
        });
        const correction: [Array, Array] = [np.array(1 / (1 - 0.9 ** t)), np.array(1 / (1 - 0.999 ** t))];
        const [w, m, v, value] = step(
          weights,
          first,
          second,
          correction,
          np.array(x.slice()).reshape([batch, inputs]),
          np.array(y.slice()).reshape([batch, outputs]),
        );
        [weights, first, second] = [w, m, v];
        last = value.dataSync()[0]!;
      }
      return last;
    },
    stop() {
      tree.dispose([weights, first, second]);
      step.dispose();
    },
  };
}
