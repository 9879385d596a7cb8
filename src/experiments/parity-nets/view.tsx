import { useState } from 'preact/hooks';
import { panelWidth, type ViewProps } from '../../lab/draw/draw.ts';
import { isCalm, MOVE_MS } from '../../lab/hands/animate.ts';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useAnimation } from '../../lab/hands/use-animation.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { draw as drawn, netHeightFor, radiusFor } from './figure.ts';
import { onesOf, pictureOf, someInput } from './picture.ts';

/** Panel of the net. */
const NET = 1;

/**
 * The figure, in whose net a touched input flips: the values that it becomes on its way stand there at once, or, where the reader asks for it,
 * column after column. What goes through the net is no parameter: no training hangs on it.
 */
export default function View({ result, params, draw, width, published }: ViewProps<typeof experiment>) {
  const { d } = params;
  const [given, setGiven] = useState('');
  const [reached, setReached] = useState(Infinity);
  const animate = useAnimation();
  // What was touched stays as it is, whatever inputs come or go.
  const x = given + someInput(d).slice(given.length);
  const shown = x.slice(0, d);
  const { canvas, drawn: drawing } = useDrawing(
    draw,
    () => drawn(result, params, { width, ...(published && { published }) }, { x: shown, reached }),
    [result, params, width, published, shown, reached],
  );
  const flip = (i: number) => {
    setReached(Infinity);
    setGiven(Array.from(x, (bit, j) => (i === j ? String(1 - Number(bit)) : bit)).join(''));
  };
  const columns = result.responses.length;
  const pass = () => animate(MOVE_MS * (columns + 1), (share) => setReached(Math.floor(share * (columns + 1))));

  const window = drawing?.windows[NET];
  const inNet = (place: Point): Point => toDrawing(window!, place);
  const each = panelWidth(width, 4);
  const inputs = pictureOf(result, d, each, netHeightFor(width, d)).units.filter(({ kind }) => kind === 'input');
  const pitch = inputs[1]!.y - inputs[0]!.y;
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && window && (
        <Overlay size={drawing.size} label="网络">
          <Switches
            label={`网络的输入位，点一下换成另一个值；现在有 ${onesOf(shown)} 个 1，输出 ${result.responses.at(-1)![0]![onesOf(shown)]}`}
            size={drawing.size}
            bits={inputs.map((unit, i) => {
              const [left, top] = inNet([0, unit.y - pitch / 2]);
              return {
                box: { left, top, width: unit.x + radiusFor(d) + 8, height: pitch },
                name: `输入 x${i + 1}`,
                on: shown[i] === '1',
              };
            })}
            flip={flip}
          />
          {!isCalm() && (
            <button
              type="button"
              style={{ ...pinned(inNet([each, -20]), drawing.size), transform: 'translateX(-100%)' }}
              onClick={pass}
            >
              走一遍
            </button>
          )}
        </Overlay>
      )}
    </>
  );
}
