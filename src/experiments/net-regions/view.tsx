import { mapView } from '../../lab/hands/region-map.tsx';
import type { NetRegion } from './counting.ts';
import type experiment from './experiment.ts';
import { draw, shown } from './figure.ts';

export default mapView<typeof experiment, NetRegion>({ figure: draw, shown, of: ({ weights }) => weights });
