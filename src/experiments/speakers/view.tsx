import { stagesView } from '../../lab/hands/stages-view.tsx';
import { fixed, percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { barUnder, figureWith, firstShown, KINDS } from './figure.ts';

/** A finger goes through the layers, and the voices' ways come together, or do not. */
export default stagesView<typeof experiment>({
  kinds: KINDS,
  figure: figureWith,
  barUnder,
  first: firstShown,
  stages: ({ stages }) => stages,
  has: ({ traces }, kind) => traces[kind] !== null,
  label: '一层一层看各人的轨迹',
  told: (result, { kind, which, stage }) => {
    const one = result[kind];
    if (!one) return '还没有教完';
    return `距离之比 ${fixed(one.ratio[which][stage]!.value, 2)}，探针认出说话人 ${percent(one.probe[which][stage]!.value, 0)}`;
  },
});
