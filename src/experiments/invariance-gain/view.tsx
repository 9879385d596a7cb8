import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { Handle } from '../../lab/hands/Handle.tsx';
import { Overlay } from '../../lab/hands/Patch.tsx';
import { clamp, type Point } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { draw as drawn, MAP, USUAL } from './figure.ts';

/** The figure, whose point is dragged, and its copies with it. */
export default function View({ result, params, draw, width }: ViewProps<typeof experiment>) {
  const [place, setPlace] = useState<Point>(USUAL);
  const { canvas, drawn: drawing } = useDrawing(draw, () => drawn(result, params, width, [place[0], place[1]]), [
    result,
    params,
    width,
    place,
  ]);
  const map = drawing?.windows[MAP];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && map && (
        <Overlay size={drawing.size} label="拖动一个点，它的副本跟着动">
          <Handle
            label={`一个点，${fixed(place[0], 2)}，${fixed(place[1], 2)}`}
            at={place}
            plane={map}
            drawing={drawing.size}
            color="var(--vermilion)"
            radius={4}
            move={([x, y]) => setPlace([clamp(x, [-1, 1]), clamp(y, [-1, 1])])}
          />
        </Overlay>
      )}
    </>
  );
}
