import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StageShown } from '../draw/charts/stage-curves.ts';
import type { Figure, Frame, ViewProps } from '../draw/draw.ts';
import type { PlotWindow } from '../draw/plot-window.ts';
import type { ParamsOf, ResultOf } from '../declare/define.ts';
import { stepOf } from './keyboard.ts';
import { Overlay, Patch, pinned, type Size } from './Patch.tsx';
import { useDrawing } from './use-drawing.ts';
import './stages-view.css';

/** A figure in two panels, what a net's stage looks like and what was measured at all of them, through which a finger goes on the second one. */

/** Where the buttons begin: below a panel's axis, in the room that `stagePanel` leaves, in pixels from its frame. */
const LEFT = 40,
  BELOW = 44;

interface Staged<E, K extends string> {
  /** Kinds of examples that can be shown, by their names. */
  kinds: Record<K, string>;
  /** Panel 0 is the look of a stage, panel 1 has the stages on its x axis, from 0. */
  figure: (result: ResultOf<E>, params: ParamsOf<E>, shown: StageShown<K>, frame: Frame<ResultOf<E>>) => Figure;
  /** What is shown at first. */
  first: (result: ResultOf<E>) => StageShown<K>;
  /** Names of the stages. */
  stages: (result: ResultOf<E>) => readonly string[];
  /** Whether there is something to show of those who are asked. */
  has: (result: ResultOf<E>, kind: K) => boolean;
  label: string;
  /** What stands at a stage, in words. */
  told: (result: ResultOf<E>, shown: StageShown<K>) => string;
  /** Under which panel the buttons stand; under the last one if not said. */
  barUnder?: (width: number) => number;
  /** What else lies over the first panel. */
  more?: (props: ViewProps<E>, shown: StageShown<K>, window: PlotWindow, size: Size) => ComponentChildren;
}

const NETS = { trained: '训练过', untrained: '没训练' } as const;
const entries = <N extends string>(names: Record<N, string>) => Object.entries(names) as [N, string][];

export function stagesView<E, K extends string = 'known' | 'unseen'>({
  kinds,
  figure,
  first,
  stages,
  has,
  label,
  told,
  barUnder = () => -1,
  more,
}: Staged<E, K>) {
  return function View(props: ViewProps<E>): VNode {
    const { result, params, draw, width } = props;
    const [chosen, choose] = useState<StageShown<K>>();
    const names = stages(result);
    const wanted = chosen ?? first(result);
    const shown = { ...wanted, stage: Math.min(wanted.stage, names.length - 1) };
    const { canvas, drawn } = useDrawing(draw, () => figure(result, params, shown, { width }), [
      result,
      params,
      shown.kind,
      shown.which,
      shown.stage,
      width,
    ]);
    const [look, curves] = drawn?.windows ?? [];
    const under = drawn?.windows.at(barUnder(width));
    const to = (stage: number) =>
      choose({ ...shown, stage: Math.max(0, Math.min(names.length - 1, Math.round(stage))) });
    const option = <N extends 'kind' | 'which'>(name: N, value: StageShown<K>[N], text: string, disabled = false) => (
      <button
        type="button"
        aria-pressed={shown[name] === value}
        disabled={disabled}
        onClick={() => choose({ ...shown, [name]: value })}
      >
        {text}
      </button>
    );
    return (
      <>
        <div class="lab-canvas" ref={canvas} />
        {drawn && (
          <Overlay size={drawn.size} label={label}>
            {look && more?.(props, shown, look, drawn.size)}
            {curves && (
              <Patch
                class="lab-map"
                role="slider"
                tabindex={0}
                aria-label="看哪一层：左右拖动，或用方向键"
                aria-valuemin={0}
                aria-valuemax={names.length - 1}
                aria-valuenow={shown.stage}
                aria-valuetext={`${kinds[shown.kind]}，${NETS[shown.which]}，${names[shown.stage]}：${told(result, shown)}`}
                box={curves}
                of={drawn.size}
                scrolling="pan-y"
                drag={{
                  move: ([x]) => {
                    const [from, end] = curves.x;
                    to(from + ((x - curves.left) / curves.width) * (end - from));
                  },
                }}
                onKeyDown={(event) => {
                  const step = stepOf(event, { small: 1, large: names.length });
                  if (!step) return;
                  event.preventDefault();
                  to(shown.stage + (step[0] || step[1]));
                }}
              />
            )}
            {under && (
              <p
                class="stages-choice"
                role="group"
                aria-label="看哪一个网络"
                style={pinned([under.left - LEFT, under.top + under.height + BELOW], drawn.size)}
              >
                {entries(kinds).map(([kind, text]) => option('kind', kind, text, !has(result, kind)))}
                {entries(NETS).map(([which, text]) => option('which', which, text))}
              </p>
            )}
          </Overlay>
        )}
      </>
    );
  };
}
