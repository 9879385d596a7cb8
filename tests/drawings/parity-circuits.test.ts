import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/parity-circuits/experiment.ts';
import figure from '../../src/experiments/parity-circuits/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Point } from './read-marks.ts';

const colors = {
  dnf: 'var(--ochre)',
  depthK: 'var(--ink)',
  nand: 'var(--plum)',
  andOr: 'var(--bamboo)',
  formula: 'var(--vermilion)',
  xorTree: 'var(--indigo)',
} as const;
const names = { dnf: '两层', depthK: '分块', nand: '与非', andOr: '与或非', formula: '不复用', xorTree: '异或' };
const kinds = Object.keys(colors) as (keyof typeof colors)[];
const log = (places: readonly Point[]): Point[] => places.map(([x, y]) => [x, Math.log10(y)]);

describe.each(publishedDrawings<typeof experiment>('parity-circuits', figure))(
  '$name',
  ({ result, params, panels }) => {
    const [circuit, growth] = panels as [(typeof panels)[0], (typeof panels)[0]];
    const { nodes, wires } = result.drawing;

    it('draws every wire, thick and red where it carries 1, and every gate and input with its bit', () => {
      for (const [bit, color] of [
        [0, 'var(--soft)'],
        [1, 'var(--vermilion)'],
      ] as const) {
        // The output is one wire more.
        const carried = wires.filter(({ value }) => value === bit).length + Number(nodes.at(-1)!.value === bit);
        expect(circuit.find({ stroke: color, tag: 'path' }).flatMap(({ runs }) => runs)).toHaveLength(carried);
        const discs = nodes.filter(({ kind, value }) => kind !== 'REST' && value === bit).length;
        expect(circuit.find({ stroke: color, tag: 'circle' })).toHaveLength(discs);
      }
      const width = (color: string) =>
        circuit.find({ stroke: color, tag: 'path' }).map((mark) => Number(mark.attribute('stroke-width')));
      const [thick, thin] = [width('var(--vermilion)'), width('var(--soft)')];
      if (thick.length > 0 && thin.length > 0) expect(Math.min(...thick)).toBeGreaterThan(Math.max(...thin));
    });

    it('says at its end the parity of its inputs', () => {
      const bits = nodes.filter(({ kind }) => kind === 'INPUT').map(({ value }) => value);
      const parity = bits.reduce((sum, bit) => sum ^ bit, 0);
      const inputs = circuit.marks.filter(
        ({ tag, attribute }) => tag === 'circle' && attribute('class') === 'symbol-x',
      );
      expect(inputs).toHaveLength(params.d);
      const filled = inputs.filter(({ attribute }) => attribute('fill') === 'var(--vermilion)').length;
      expect(filled % 2).toBe(parity);
      const output = circuit.find({ tag: 'text', 'text-anchor': 'start' });
      expect(output.map(({ text }) => text)).toEqual([String(parity)]);
    });

    it('draws how many gates each construction needs, in its own colour', () => {
      const { bits, gates } = result.growth;
      for (const kind of kinds) {
        const counted = bits.map((d, i): Point => [d, gates[kind][i]!]);
        expectPlaces(log(growth.only({ stroke: colors[kind], tag: 'path' }).points), log(counted), [1e-3, 1e-3]);
        const here = growth.find({ fill: colors[kind], stroke: 'var(--paper)' }).filter(({ tag }) => tag !== 'text');
        expectPlaces(
          log(here.flatMap(({ points }) => points)),
          log([[params.d, result.circuits[kind].gates]]),
          [1e-3, 1e-3],
        );
      }
    });

    it('names each curve near its end, in its colour, in the order of the ends, 16 pixels apart', () => {
      const at = (kind: keyof typeof colors) => Math.log10(growth.placeOf(names[kind])[1]);
      for (const kind of kinds) expect(growth.only({ tag: 'text', fill: colors[kind] }).text).toBe(names[kind]);
      const ends = kinds.toSorted((a, b) => result.growth.gates[b].at(-1)! - result.growth.gates[a].at(-1)!);
      // Five powers of ten over the height between the margins.
      const pixels = ends.map((kind) => (at(kind) / 5) * (420 - 28 - 44));
      for (let i = 1; i < ends.length; i++) expect(pixels[i - 1]! - pixels[i]!).toBeGreaterThan(15.99);
    });
  },
);
