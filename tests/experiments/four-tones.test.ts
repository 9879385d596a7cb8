import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/four-tones/experiment.ts';
import sounds from '../../src/experiments/four-tones/sound.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

const run = (given: Record<string, unknown> = {}) => {
  const params = parametersOf(experiment, given);
  return { params, result: [...experiment.run(params as never, streams(0))].at(-1)! };
};

describe('four tones on one vowel', () => {
  it('go as Chao’s letters say: 55, 35, 214, 51, over an octave', () => {
    const { tracks } = run({ lowest: 100 }).result;
    const level = (hertz: number) => 1 + 4 * Math.log2(hertz / 100);
    const ends = tracks.map(({ pitch }) =>
      [pitch[0]!, Math.min(...pitch), pitch.at(-1)!].map((hertz) => Math.round(level(hertz))),
    );
    expect(ends).toEqual([
      [5, 5, 5],
      [3, 3, 5],
      [2, 1, 4],
      [5, 1, 1],
    ]);
    expect(tracks.map(({ character }) => character).join('')).toBe('一疑椅意');
  });
  it('have harmonics at whole multiples of their pitch', () => {
    for (const lowest of [90, 160]) {
      const { spectrogram, tracks } = run({ tone: '1', lowest }).result;
      const { columns, rows, cells, top } = spectrogram;
      const pitch = tracks[0]!.pitch[0]!;
      const middle = Array.from({ length: rows }, (_, row) => cells[row * columns + columns / 2]!);
      const peaks = middle.flatMap((value, row) =>
        row > 1 && row < rows - 1 && value >= middle[row - 1]! && value > middle[row + 1]! && value > -60
          ? [(row * top) / (rows - 1)]
          : [],
      );
      expect(peaks.length).toBeGreaterThan(3);
      const near = peaks.filter((hertz) => Math.abs(hertz / pitch - Math.round(hertz / pitch)) < 0.12);
      expect(near.length / peaks.length).toBeGreaterThan(0.7);
    }
  });
  it('are heard as they are drawn, each as long as it lasts', () => {
    const { result, params } = run({ lowest: 160 });
    const heard = sounds(result, params);
    expect(heard.map(({ label }) => label)).toEqual(['一 yī', '疑 yí', '椅 yǐ', '意 yì']);
    heard.forEach((sound, i) => {
      const { samples, sampleRate } = sound.make({});
      expect(samples.length / sampleRate).toBeCloseTo(result.tracks[i]!.seconds, 3);
    });
  });
});
