import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** The loudspeaker's turns, over a device that writes down what it is told. */

interface Source {
  buffer?: { length: number; rate: number; samples: Float32Array };
  frequency?: { value: number; aims: number[] };
  onended?: () => void;
  stopped: boolean;
}
let sources: Source[];
let filters: { frequency: ReturnType<typeof param>; Q: ReturnType<typeof param> }[];
let states: string[];

const param = (value = 0) => {
  const aims: number[] = [];
  return { value, aims, setTargetAtTime: (to: number) => aims.push(to) };
};
const node = (more: object = {}) => ({ connect: () => {}, disconnect: () => {}, context: device, ...more });
let device: object;
const source = (more: object = {}) => {
  const made = node({
    stopped: false,
    start: () => {},
    stop: () => ((made as unknown as Source).stopped = true),
    ...more,
  });
  sources.push(made as unknown as Source);
  return made;
};

beforeEach(() => {
  [sources, filters, states] = [[], [], []];
  vi.resetModules();
  class Device {
    currentTime = 0;
    destination = {};
    constructor() {
      device = this;
      states.push('made');
    }
    resume = async () => void states.push('awake');
    suspend = async () => void states.push('asleep');
    createGain = () => node({ gain: param(1) });
    createBiquadFilter = () => {
      const filter = { frequency: param(), Q: param() };
      filters.push(filter);
      return node(filter);
    };
    createBuffer = (_: number, length: number, rate: number) => {
      const samples = new Float32Array(length);
      return { length, rate, samples, getChannelData: () => samples };
    };
    createBufferSource = () => source();
  }
  vi.stubGlobal('AudioContext', Device);
  vi.stubGlobal(
    'OscillatorNode',
    class {
      constructor(_: object, { frequency }: { frequency: number }) {
        return source({ frequency: param(frequency) }) as object;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());
const load = () => import('../../../src/lab/hands/sound.ts');
/** Whether it is over by now. */
const over = async (turn: { over: Promise<void> }) =>
  Promise.race([turn.over.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

it('plays what it is given at its own rate, wakes the device in the call itself, and lets it sleep in the end', async () => {
  const { takeTurn } = await load();
  const turn = takeTurn()!;
  expect(states).toEqual(['made', 'awake']);
  turn.play(Float32Array.of(0.5, -0.5), 16000);
  expect(sources[0]!.buffer).toMatchObject({ rate: 16000, samples: Float32Array.of(0.5, -0.5) });
  expect(await over(turn)).toBe(false);
  sources[0]!.onended!();
  expect(await over(turn)).toBe(true);
  expect(states).toEqual(['made', 'awake', 'asleep']);
});

it('has one sound at a time, on one device: a turn ends the one before, which plays nothing any more', async () => {
  const { takeTurn } = await load();
  const first = takeTurn()!;
  first.play(new Float32Array(9), 8000);
  const second = takeTurn()!;
  expect(sources[0]!.stopped).toBe(true);
  expect(await over(first)).toBe(true);
  expect(await over(second)).toBe(false);
  first.play(new Float32Array(9), 8000);
  expect(sources).toHaveLength(1);
  second.play(new Float32Array(9), 8000);
  // The end of what was cut off is not the end of what is on.
  sources[0]!.onended!();
  expect(await over(second)).toBe(false);
  expect(states).toEqual(['made', 'awake', 'awake']);
  second.stop();
  expect(await over(second)).toBe(true);
  sources[1]!.onended!();
  expect(states.at(-1)).toBe('asleep');
});

it('sings a vowel that moves: a filter for each formant, which glides to where it is set', async () => {
  const { takeTurn } = await load();
  const turn = takeTurn()!;
  const voice = turn.sing([300, 2300, 3000], 120);
  expect(sources[0]!.frequency!.value).toBe(120);
  expect(filters.map(({ frequency }) => frequency.value)).toEqual([300, 2300, 3000, 3500, 4500]);
  // At its formant a low-pass is as strong as Klatt's resonator: f over its width, in dB.
  expect(filters[0]!.Q.value).toBeCloseTo(20 * Math.log10(300 / 60), 9);
  voice.move([700, 1100, 2400], 140);
  expect(filters.map(({ frequency }) => frequency.aims)).toEqual([[700], [1100], [2400], [3500], [4500]]);
  expect(sources[0]!.frequency!.aims).toEqual([140]);
  turn.stop();
  expect(sources[0]!.stopped).toBe(true);
});

it('is not there in a browser without sound', async () => {
  vi.stubGlobal('AudioContext', undefined);
  expect((await load()).takeTurn()).toBeUndefined();
});
