import { pinned } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { takeTurn } from '../../lab/hands/sound.ts';
import { stagesView } from '../../lab/hands/stages-view.tsx';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { figureWith, firstShown, hertz, KINDS } from './figure.ts';
import { Frames } from './frames.tsx';
import './view.css';

/**
 * A finger goes through the layers; a vowel that is tapped is heard, as a man's tract would make it at its place of the chart; a small dot that a finger is
 * drawn over is heard as the frame that it is.
 */

/** In milliseconds, and in Hz. */
const HEARD = 450;
const PITCH = 131,
  THIRD = 2500;

function hear(f1: number, f2: number): void {
  const turn = takeTurn();
  if (!turn) return;
  turn.sing([f1, f2, Math.max(THIRD, 1.1 * f2)], PITCH);
  setTimeout(() => turn.stop(), HEARD);
}

export default stagesView<typeof experiment>({
  kinds: KINDS,
  figure: figureWith,
  first: firstShown,
  stages: ({ stages }) => stages,
  has: ({ pictures }, kind) => pictures[kind] !== null,
  label: '一层一层看九个母音；点一个听一听，拖过小点听一帧',
  told: (result, { kind, which, stage }) => {
    const one = result[kind]?.[which][stage];
    return one ? `与母音图的相像 R² ${fixed(one.value, 2)}` : '还没有教完';
  },
  more: ({ result }, shown, plot, size) => (
    <>
      <Frames {...{ result, shown, plot, size }} />
      {(result.pictures[shown.kind]?.[shown.which][shown.stage]?.means ?? []).map((mean, v) => {
        const { ipa, f1, f2 } = result.chart[v]!;
        const [own1, own2] = hertz(mean);
        const at: Point = [Math.log10(own2), Math.log10(own1)];
        return (
          <button
            key={ipa}
            type="button"
            class="vowel-dot"
            aria-label={`在图上听 ${ipa}`}
            style={pinned(toDrawing(plot, at), size)}
            onClick={() => hear(f1, f2)}
          />
        );
      })}
    </>
  ),
});
