import { describe, expect, it } from 'vitest';
import type learned from '../../src/experiments/random-hierarchy/experiment.ts';
import drawLearned, { draw, firstSwap } from '../../src/experiments/random-hierarchy/figure.ts';
import type swept from '../../src/experiments/random-hierarchy-sweep/experiment.ts';
import drawSwept from '../../src/experiments/random-hierarchy-sweep/figure.ts';
import type counted from '../../src/experiments/synonym-statistics/experiment.ts';
import drawCounted from '../../src/experiments/synonym-statistics/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import { readFigure, type Mark, type Panel, type Point } from './read-marks.ts';

const colors = { local: 'var(--indigo)', deep: 'var(--plum)', shallow: 'var(--ochre)' } as const;
const kinds = ['local', 'deep', 'shallow'] as const;
const inLogs = (places: readonly Point[]): Point[] => places.map(([x, y]) => [Math.log10(x), y]);
const near = [1e-3, 2e-3] as const;
const lines = (panel: Panel, color: string): Mark[] =>
  panel.find({ stroke: color, tag: 'path' }).filter(({ points }) => points.length > 1);

describe.each(publishedDrawings<typeof learned>('random-hierarchy', drawLearned))(
  '$name',
  ({ result, params, panels }) => {
    const [tree, changes, learning] = panels as [Panel, Panel, Panel];
    const swap = result.swaps[firstSwap(result, params.levels)]!;

    it('writes every symbol of the rewritten datum, those that changed in another colour', () => {
      const now = swap.rows.flat(),
        before = result.rows.flat();
      expect(tree.find({ tag: 'text' }).map(({ text }) => Number(text))).toEqual(
        [...now.filter((one, i) => one === before[i]), ...now.filter((one, i) => one !== before[i])].map((s) => s + 1),
      );
      expect(tree.find({ tag: 'circle', fill: 'var(--ochre)' })).toHaveLength(
        now.filter((one, i) => one !== before[i]).length,
      );
    });

    it('draws how far each layer of the net along the tree moves, and each net while it learns', () => {
      expectPlaces(
        lines(changes, colors.local)[0]!.points,
        swap.changes.local.map((y, l): Point => [l + 1, y!]),
        near,
      );
      for (const kind of kinds) {
        const { steps, errors } = result.nets[kind];
        const curve = steps.slice(1).map((step, i): Point => [step, errors[i + 1]!]);
        expectPlaces(inLogs(lines(learning, colors[kind])[0]!.points), inLogs(curve), near);
      }
    });

    it('without a swap shows the datum as it is', () => {
      const [plain] = readFigure(draw(result, params, { width: 680 }, null), 680) as [Panel];
      expect(plain.find({ tag: 'text' }).map(({ text }) => Number(text) - 1)).toEqual(result.rows.flat());
    });
  },
);

describe.each(publishedDrawings<typeof swept>('random-hierarchy-sweep', drawSwept))('$name', ({ result, panels }) => {
  const [needs, errors] = panels as [Panel, Panel];
  const rows = result.settings.length;

  it('draws what each kind of net needs, a row a grammar', () => {
    for (const kind of kinds) {
      const wanted = result.settings.flatMap(({ needs }, row): Point[] =>
        needs[kind].mean === null ? [] : [[needs[kind].mean, rows - row - 0.5]],
      );
      const found = needs
        .find({ fill: colors[kind] })
        .filter(({ tag, points }) => tag !== 'text' && points.length > 0)
        .map(({ points }): Point => middle(points));
      // The centre of a symbol is read from its corners: within a pixel or two.
      expectPlaces(inLogs(found), inLogs(wanted), [0.03, 0.05]);
    }
  });

  it('draws the mean errors of the first grammar', () => {
    for (const kind of kinds)
      expectPlaces(
        inLogs(lines(errors, colors[kind])[0]!.points),
        inLogs(result.settings[0]!.rows[kind].map(({ points, mean }): Point => [points, mean])),
        near,
      );
  });
});

/** Of a symbol's outline. */
const middle = (points: readonly Point[]): Point => [
  10 ** (points.reduce((sum, [x]) => sum + Math.log10(x), 0) / points.length),
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

describe.each(publishedDrawings<typeof counted>('synonym-statistics', drawCounted))(
  '$name',
  ({ result, params, panels }) => {
    const curve = panels[2]!;

    it('draws the share that is found against the number of data, and where the reader stands', () => {
      const known = result.curve.filter(({ points }) => points >= 8);
      expectPlaces(
        inLogs(lines(curve, 'var(--bamboo)')[0]!.points).slice(-known.length),
        inLogs(known.map(({ points, mean }): Point => [points, mean])),
        near,
      );
      expectPlaces(
        inLogs(curve.only({ fill: 'var(--vermilion)', tag: 'circle' }).points),
        inLogs([[params.points, result.found]]),
        near,
      );
    });
  },
);
