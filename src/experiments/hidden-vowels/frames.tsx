import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import type { PlotWindow } from '../../lab/draw/plot-window.ts';
import type { StageShown } from '../../lab/draw/charts/stage-curves.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Patch, type Size } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { takeTurn } from '../../lab/hands/sound.ts';
import { melSound } from '../../signal/synthesis/mel-sound.ts';
import type experiment from './experiment.ts';
import { hertz } from './figure.ts';

/** The small dots of a picture: a finger that is drawn over them hears the frame that is nearest, made again from its mel channels at one pitch. */

const PITCH = 120,
  SECONDS = 0.3,
  RATE = 8000;
/** As far from a finger, in pixels, a frame is still meant. */
const NEAR = 32;

interface Props {
  result: ViewProps<typeof experiment>['result'];
  shown: StageShown;
  /** Where the picture lies in the drawing. */
  plot: PlotWindow;
  size: Size;
}

export function Frames({ result: { chart, pictures, heard }, shown: { kind, which, stage }, plot, size }: Props) {
  const [last, setLast] = useState<number>();
  const levels = heard[kind];
  const frames = (pictures[kind]?.[which][stage]?.frames ?? []).map(([vowel, ...at]) => {
    const [f1, f2] = hertz(at);
    return { ipa: chart[vowel]!.ipa, at: toDrawing(plot, [Math.log10(f2), Math.log10(f1)]) };
  });
  if (!levels || frames.length === 0) return null;
  const hear = (i: number) => {
    setLast(i);
    const loud = levels[i]!.map((below) => -below);
    takeTurn()?.play(melSound(loud, { f0: PITCH, seconds: SECONDS, sampleRate: RATE }), RATE);
  };
  const nearest = ([x, y]: Point): number | undefined => {
    const away = frames.map(({ at }) => Math.hypot(at[0] - x, at[1] - y));
    const least = Math.min(...away);
    return least <= NEAR ? away.indexOf(least) : undefined;
  };
  const over = (at: Point, again: boolean) => {
    const i = nearest(at);
    if (i !== undefined && (again || i !== last)) hear(i);
  };
  const now = last === undefined ? undefined : frames[last];
  return (
    <Patch
      class="lab-map"
      role="slider"
      tabindex={0}
      aria-label="拖过小点，听手指下的一帧：由它的 23 个梅尔数重新合成，音高一律 120 赫；也可以用方向键"
      aria-valuemin={1}
      aria-valuemax={frames.length}
      aria-valuenow={(last ?? 0) + 1}
      aria-valuetext={now ? `第 ${last! + 1} 帧，${now.ipa}` : '还没有听'}
      box={plot}
      of={size}
      scrolling="pan-y"
      drag={{ begin: (at) => over(at, true), move: (at) => over(at, false) }}
      onKeyDown={(event) => {
        const step = stepOf(event, { small: 1, large: 12 });
        if (!step) return;
        event.preventDefault();
        hear(Math.max(0, Math.min(frames.length - 1, (last ?? -1) + (step[0] || step[1]))));
      }}
    >
      {now && (
        <>
          <circle cx={now.at[0]} cy={now.at[1]} r={7} fill="none" stroke="var(--vermilion)" stroke-width={2} />
          <text
            x={now.at[0]}
            y={now.at[1] - 12}
            text-anchor="middle"
            fill="var(--vermilion)"
            stroke="var(--paper)"
            stroke-width={3}
            paint-order="stroke"
          >
            {now.ipa}
          </text>
        </>
      )}
    </Patch>
  );
}
