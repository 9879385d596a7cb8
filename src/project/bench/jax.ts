import type { Array } from '@jax-js/jax';
import type { Dataset } from '../../engine/training.ts';
import { batches } from '../../engine/batches.ts';
import { random } from '../../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from '../../speed/contender.ts';
import { convolutionsOf, inputsOf, type BenchNet } from '../../speed/nets.ts';

/**
 * jax-js on its WebAssembly backend: the whole Adam step is one jitted function. In Node and on pages without cross-origin isolation it runs
 * on one thread, like everything else here.
 */
export const jaxContender: Contender = { id: 'jax', name: 'jax-js wasm', note: 'Adam，整步 jit', peer: true, start };

async function start(bench: BenchNet, data: Dataset): Promise<Running> {
  const { numpy: np, nn, lax, jit, valueAndGrad, tree, init, defaultDevice } = await import('@jax-js/jax');
  if (!(await init('wasm')).includes('wasm')) throw new Error('jax-js has no wasm here');
  defaultDevice('wasm');
  type Layer = { w: Array; b: Array };
  const { sizes, batch, activation, front } = bench,
    convolutions = convolutionsOf(bench),
    inputs = inputsOf(bench),
    outputs = sizes.at(-1)!,
    draw = random(1, 'weights');
  type Kernel = (fanIn: number, units: number) => Float32Array<ArrayBuffer>;
  /** Convolutions first; their weights lie as [filters][channels][height][width], images as [batch][channels][height][width]. */
  const layers = (kernel: Kernel): Layer[] => [
    ...convolutions.map(({ from, patch: [height, width], filters }) => ({
      w: np.array(kernel(from[2] * height * width, filters)).reshape([filters, from[2], height, width]),
      b: np.zeros([filters, 1, 1]),
    })),
    ...sizes
      .slice(1)
      .map((units, i) => ({ w: np.array(kernel(sizes[i]!, units)).reshape([sizes[i]!, units]), b: np.zeros([units]) })),
  ];
  const zeros = () => layers((fanIn, units) => new Float32Array(fanIn * units));
  let weights = layers((fanIn, units) =>
    Float32Array.from({ length: fanIn * units }, () => (2 * draw.uniform() - 1) * Math.sqrt(6 / fanIn)),
  );
  let first = zeros(),
    second = zeros();

  const activate = { relu: nn.relu, tanh: np.tanh, sigmoid: nn.sigmoid, linear: (a: Array) => a }[activation];
  const convolve = (h: Array, { w, b }: Layer, l: number): Array => {
    const { stride, padding, filters, to, pool } = convolutions[l]!;
    const z = activate(lax.conv(h, w, [stride, stride], padding === 'same' ? 'SAME' : 'VALID').add(b));
    if (!pool) return z;
    // Windows next to each other: two axes more, and the greatest along them. What is left over at the edges here is nothing.
    const [rows, columns] = [to[0] / pool[0], to[1] / pool[1]].map(Math.floor) as [number, number];
    const whole = to[0] === rows * pool[0] && to[1] === columns * pool[1];
    if (!whole) return lax.reduceWindow(z, np.max, [1, 1, ...pool], [1, 1, ...pool]);
    return np.max(z.reshape([batch, filters, rows, pool[0], columns, pool[1]]), [3, 5]);
  };
  const loss = (layers: Layer[], x: Array, y: Array): Array => {
    const seen = front
      ? layers
          .slice(0, convolutions.length)
          .reduce(convolve, np.transpose(x.reshape([batch, ...front.images]), [0, 3, 1, 2]))
      : x;
    const z = layers.slice(convolutions.length).reduce(
      (h, { w, b }, i, all) => {
        const sum = np.matmul(h, w).add(b);
        return i < all.length - 1 ? activate(sum) : sum;
      },
      seen.reshape([batch, sizes[0]!]),
    );
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
