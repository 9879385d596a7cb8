import { readNumberList } from '../../../math/number-list.ts';
import { Card } from './Card.tsx';
import type { Box, Layout } from '../drawn/layout.ts';
import { isHeld, lengthened, MOST_LAYERS, nameOf, placeOf, turnHeld, type Built } from './units.ts';

/** What can be done with the unit that is picked, in the curves' place. */

interface Props {
  built: Built;
  unit: number;
  layout: Layout;
  place: Box;
  hold: (held: (built: Built) => string) => void;
  build: (next: (built: Built) => Built) => void;
  close: () => void;
}

export function UnitCard({ built, unit, layout, place, hold, build, close }: Props) {
  const { layer } = placeOf(built, unit)!;
  const hidden = readNumberList(built.layers).length;
  return (
    <Card label={nameOf(built, unit)} place={place} layout={layout}>
      {layer > 0 && (
        <button type="button" aria-pressed={isHeld(built, unit)} onClick={() => hold((now) => turnHeld(now, unit))}>
          {isHeld(built, unit) ? '放开它' : '让它不动'}
        </button>
      )}
      {layer > 0 && <p>横着拖线上的圈改权重，拖单元改偏置。</p>}
      {layer <= hidden && (
        <button type="button" disabled={hidden >= MOST_LAYERS} onClick={() => build((now) => lengthened(now, layer))}>
          后面加一层
        </button>
      )}
      <button type="button" onClick={close}>
        不看它了
      </button>
    </Card>
  );
}
