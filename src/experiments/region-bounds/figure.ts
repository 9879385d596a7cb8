import type { FigureOf } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { boundsPanel, bracketPanel } from '../../lab/draw/region-bounds.ts';
import type experiment from './experiment.ts';

const figure: FigureOf<typeof experiment> = ({ bounds }, _params, { width }) => {
  const size = pairOf(width);
  return [
    bracketPanel(bounds.at(-1)!, size, { title: '最多能有几块' }),
    boundsPanel(bounds, size, { title: '逐层看上界与下界' }),
  ];
};

export default figure;
