import { PlacedLine } from '../../lab/hands/PlacedLine.tsx';
import { mapView } from '../../lab/hands/region-map.tsx';
import type { NetRegion } from './counting.ts';
import type experiment from './experiment.ts';
import { draw, shown } from './figure.ts';

/** The map, and the first layer's line nearest to the place that was touched, to be dragged and turned. */
export default mapView<typeof experiment, NetRegion>({
  figure: draw,
  shown,
  of: ({ weights }) => weights,
  Hold: ({ result: { lines }, wanted, set, ...held }) => (
    <PlacedLine
      {...held}
      lines={lines}
      own={wanted.own}
      name={(i) => `第一层第 ${i + 1} 个单元的线`}
      place={(placed, gesture) => set('own', ({ own }) => placed(own), gesture)}
    />
  ),
});
