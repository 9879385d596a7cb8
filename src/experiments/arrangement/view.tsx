import { mapView } from '../../lab/hands/region-map.tsx';
import type experiment from './experiment.ts';
import { draw, shown } from './figure.ts';

export default mapView<typeof experiment>({ figure: draw, shown });
