import type { FigureOf } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { boundsPanel, bracketPanel } from '../../lab/draw/charts/region-bounds.ts';
import type experiment from './experiment.ts';

const figure: FigureOf<typeof experiment> = ({ bounds }, _params, { width }) => {
  const [first, second] = pairOf(width);
  return [
    bracketPanel(bounds.at(-1)!, first, { title: '最多能有几块' }),
    boundsPanel(bounds, second, { title: '逐层看上界与下界' }),
  ];
};

export default figure;
