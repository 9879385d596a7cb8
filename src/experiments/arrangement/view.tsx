import { PlacedLine } from '../../lab/hands/PlacedLine.tsx';
import { mapView } from '../../lab/hands/region-map.tsx';
import type experiment from './experiment.ts';
import { draw, shown } from './figure.ts';

/** The map, and the line nearest to the place that was touched, to be dragged and turned. */
export default mapView<typeof experiment>({
  figure: draw,
  shown,
  Hold: ({ result: { placed }, wanted, set, ...held }) => (
    <PlacedLine
      {...held}
      lines={placed}
      own={wanted.own}
      name={(i) => `第 ${i + 1} 条直线`}
      place={(placed, gesture) => set('own', ({ own }) => placed(own), gesture)}
    />
  ),
});
