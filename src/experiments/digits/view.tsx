import { useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import type { PlotWindow } from '../../lab/draw/plot-window.ts';
import { Patch, pinned, type Size } from '../../lab/hands/Patch.tsx';
import { newGesture } from '../../lab/hands/drag.ts';
import type { Point } from '../../lab/hands/pointer.ts';
import { stagesView } from '../../lab/hands/stages-view.tsx';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { figureWith, firstShown, KINDS, lookOf, PAD, type Shown } from './figure.ts';
import { addStroke } from './writing.ts';
import './view.css';

/** A finger goes through the layers; another writes a digit, which goes through them too. */

type Props = ViewProps<typeof experiment>;

export default stagesView<typeof experiment, Shown['kind']>({
  kinds: KINDS,
  figure: figureWith,
  first: firstShown,
  stages: ({ stages }) => stages,
  has: () => true,
  label: '写一个数字，一层一层看它',
  told: ({ measures }, { kind, which, stage }) => {
    const one = measures?.[kind === 'ten' ? 'plane' : 'someInPlane'][which][stage];
    return one ? `平面上的近邻认对 ${percent(one.value)}` : '还没有教完';
  },
  more: (props, _shown, window, size) => <Pad {...props} window={window} size={size} />,
});

/** The pad takes strokes: each is drawn under the finger, and set when it is lifted. */
function Pad({ set, wanted, width, window, size }: Props & { window: PlotWindow; size: Size }) {
  const {
    pad: [left, top],
  } = lookOf(width);
  const box = { left: window.left + left, top: window.top + window.height + top, width: PAD, height: PAD };
  // Several moves may come before the next drawing.
  const latest = useRef<Point[]>([]);
  const [stroke, setStroke] = useState<readonly Point[]>([]);
  const show = (places: Point[]) => setStroke((latest.current = places));
  return (
    <>
      <Patch
        class="lab-map"
        role="group"
        aria-label={`写字的方格：用手指或鼠标写一个数字${wanted.written === '' ? '，现在是空的' : ''}`}
        box={box}
        of={size}
        drag={{
          begin: (at) => show([at]),
          move: (at) => show([...latest.current, at]),
          end: (gesture) => {
            const places = latest.current.map(([x, y]): Point => [(x - box.left) / PAD, (y - box.top) / PAD]);
            show([]);
            set('written', ({ written }) => addStroke(written, places), gesture);
          },
          cancel: () => show([]),
        }}
      >
        <polyline class="digits-stroke" points={stroke.map((place) => place.join()).join(' ')} />
      </Patch>
      <button
        type="button"
        class="digits-wipe"
        style={pinned([box.left + PAD + 12, box.top + PAD - 46], size)}
        disabled={wanted.written === ''}
        onClick={() => set('written', '', newGesture())}
      >
        擦掉
      </button>
    </>
  );
}
