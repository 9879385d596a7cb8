import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/speech-frames/experiment.ts';
import figure from '../../src/experiments/speech-frames/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Panel, Point } from './read-marks.ts';

const near = [0.02, 0.5] as const;

describe.each(publishedDrawings<typeof experiment>('speech-frames', figure))('$name', ({ result, params, panels }) => {
  const [wave, picture, frame, spectrum, logMel, cepstra] = panels as [Panel, Panel, Panel, Panel, Panel, Panel];

  it('lays the window over the wave and over the picture where the frame is', () => {
    for (const panel of [wave, picture]) {
      const times = panel.only({ tag: 'rect', fill: 'var(--vermilion)' }).points.map(([x]) => x);
      expect(Math.min(...times)).toBeCloseTo(result.frame.from, 2);
      expect(Math.max(...times)).toBeCloseTo(result.frame.to, 2);
    }
  });

  it('draws the frame and its spectrum over milliseconds and kilohertz', () => {
    const { wave: own, spectrum: lines } = result.frame;
    expectPlaces(
      frame.only({ stroke: 'var(--vermilion)', tag: 'path' }).points,
      own.map((value, i): Point => [(i * params.windowMs) / own.length, value]),
      [0.5, 0.02],
    );
    expectPlaces(
      spectrum.only({ stroke: 'var(--indigo)', tag: 'path' }).points,
      lines.map((value, i): Point => [(i * params.sampleRate) / 2000 / (lines.length - 1), value]),
      near,
    );
  });

  it('stands a dot at every triangle’s output and at every cepstrum', () => {
    const dots = (panel: Panel, fill: string) => panel.find({ fill }).flatMap(({ points }) => points);
    const numbered = (values: number[]) => values.map((value, i): Point => [i + 1, value]);
    expectPlaces(dots(logMel, 'var(--bamboo)'), numbered(result.frame.logMel), [0.1, 0.2]);
    const size = Math.max(...result.frame.cepstra.map(Math.abs));
    expectPlaces(dots(cepstra, 'var(--plum)'), numbered(result.frame.cepstra), [0.1, size / 20]);
  });

  it('says what is under the window, and names no phone where it is not', () => {
    const { spoken, segments } = result;
    if (!spoken) return expect(wave.title).toBe('波形');
    if (spoken.phone !== 'SIL') expect(wave.title).toContain(`${spoken.word} 里的 ${spoken.phone}`);
    const names = wave.marks.filter(({ tag, text }) => tag === 'text' && /^[A-Z]+$/.test(text));
    expect(names.length).toBeGreaterThan(2);
    for (const { text, points } of names) {
      const at = points[0]![0];
      expect(segments.find(({ from, to }) => at > from && at < to)?.phone).toBe(text);
    }
  });
});
