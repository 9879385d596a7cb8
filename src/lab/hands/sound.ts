/**
 * The page's loudspeaker, which has one sound at a time: who takes a turn ends the one before. Everything begins and ends softly, so that nothing
 * clicks.
 */

/** One turn at the loudspeaker. */
export interface Turn {
  /** Plays to the end, which ends the turn. The rate, in Hz, need not be the device's. @throws DOMException for a rate that no device has */
  play(samples: Float32Array, sampleRate: number): void;
  /** Sings a vowel until the turn ends. */
  sing(formants: readonly number[], f0: number): Voice;
  stop(): void;
  /** Resolves when it is over, by itself or by another's turn. */
  over: Promise<void>;
}

/** A vowel that goes on, and can be moved while it does. */
export interface Voice {
  /** Glides to these formants, as many as at first, and this pitch, in Hz. */
  move(formants: readonly number[], f0?: number): void;
}

/** Seconds in which what is stopped falls silent, and in which a voice follows what is set. */
const FALL = 0.012;
const GLIDE = 0.02;
/** Loudness of a voice, a root mean square; that of the sounds that are computed (see signal/synthesis/vowel.ts). */
const LOUDNESS = 0.12;
/** Formants of a man's tract above those that are given, in Hz. */
const HIGHER = [3500, 4500];
/** Widths of the first formants in Hz (see signal/synthesis/tract.ts). */
const WIDTHS = [60, 90, 150, 200];

let context: AudioContext | undefined;
let current: Turn | undefined;

/**
 * Takes the next turn. To be called in the tap itself, before anything is waited for: browsers let only that make a page heard.
 * @returns undefined in a browser that plays no sound
 */
export function takeTurn(): Turn | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  const device = context;
  device.resume().catch(() => {}); // told by silence; the next tap tries again
  current?.stop();
  const volume = device.createGain();
  volume.connect(device.destination);
  let source: AudioScheduledSourceNode | undefined;
  let end!: () => void;
  const over = new Promise<void>((resolve) => (end = resolve));
  const finish = () => {
    end();
    if (current !== turn) return;
    current = undefined;
    void device.suspend(); // an open one keeps the device awake
  };
  const begin = (made: AudioScheduledSourceNode) => {
    source = made;
    made.onended = () => {
      volume.disconnect();
      finish();
    };
    made.start();
  };
  const turn: Turn = {
    over,
    play(samples, sampleRate) {
      if (current !== turn) return;
      const buffer = device.createBuffer(1, samples.length, sampleRate);
      buffer.getChannelData(0).set(samples);
      const player = device.createBufferSource();
      player.buffer = buffer;
      player.connect(volume);
      begin(player);
    },
    sing(formants, f0) {
      const voice = new OscillatorNode(device, { type: 'sawtooth', frequency: f0 });
      const move = throughFormants(voice, volume, formants);
      if (current === turn) begin(voice);
      return {
        move(to, pitch = f0) {
          f0 = pitch;
          move(to, f0);
          voice.frequency.setTargetAtTime(f0, device.currentTime, GLIDE);
        },
      };
    },
    stop() {
      if (current !== turn) return;
      current = undefined;
      end();
      if (!source) return;
      volume.gain.setTargetAtTime(0, device.currentTime, FALL);
      source.stop(device.currentTime + 6 * FALL);
      source.onended = () => {
        volume.disconnect();
        if (!current) void device.suspend();
      };
    },
  };
  return (current = turn);
}

/**
 * A source and filter made of the browser's own parts, which glide without a click while the page does something else: a sawtooth, whose harmonics
 * fall by 6 dB an octave as the pulses of the glottis do once they have left the lips, through a low-pass for each formant, which has gain 1 at
 * 0 Hz and f/b at its formant, as Klatt's resonator has.
 */
function throughFormants(source: OscillatorNode, to: AudioNode, formants: readonly number[]) {
  const { context: device } = source;
  const filters = completed(formants).map(() => device.createBiquadFilter());
  const level = device.createGain();
  const chain = [source, ...filters, level, to];
  chain.slice(1).forEach((node, i) => chain[i]!.connect(node));
  const tune = (given: readonly number[], f0: number, set: (param: AudioParam, value: number) => void) => {
    const all = completed(given);
    filters.forEach(({ frequency, Q }, i) => {
      set(frequency, all[i]!.at);
      set(Q, 20 * Math.log10(all[i]!.at / all[i]!.width));
    });
    set(level.gain, LOUDNESS / loudnessOf(all, f0));
  };
  const glide = (param: AudioParam, value: number) => param.setTargetAtTime(value, device.currentTime, GLIDE);
  tune(formants, source.frequency.value, (param, value) => (param.value = value));
  const full = level.gain.value;
  level.gain.value = 0;
  glide(level.gain, full);
  return (to: readonly number[], f0: number) => tune(to, f0, glide);
}

interface Formant {
  at: number;
  width: number;
}

const completed = (formants: readonly number[]): Formant[] =>
  [...formants, ...HIGHER.map((f) => Math.max(f, formants.at(-1)! + 500))].map((at, i) => ({
    at,
    width: WIDTHS[i] ?? 250,
  }));

/** The root mean square of a sawtooth's harmonics that far on: however the formants lie, a voice is about as loud. */
function loudnessOf(formants: readonly Formant[], f0: number): number {
  let sum = 0;
  for (let k = 1; k * f0 < 5000; k++) {
    const power = formants.reduce((product, { at, width }) => {
      const x = (k * f0) / at;
      return product / ((1 - x * x) ** 2 + ((x * width) / at) ** 2);
    }, 1);
    sum += (2 * power) / (Math.PI * k) ** 2;
  }
  return Math.sqrt(sum);
}
