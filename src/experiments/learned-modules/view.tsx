import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch, pinned, type Size } from '../../lab/hands/Patch.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { figureWith, FIRST, KINDS, WAYS, type Shown } from './figure.ts';
import { boardOf, tileAt } from './tiles.ts';
import './view.css';

/** A finger chooses a unit; who suffers without it is looked up at once. */

const BAR_HEIGHT = 44;

export default function View({ result, draw, width }: ViewProps<typeof experiment>): VNode {
  const [shown, show] = useState<Shown>(FIRST);
  const { canvas, drawn } = useDrawing(draw, () => figureWith(result, shown, { width }), [
    result,
    shown.way,
    shown.kind,
    shown.layer,
    shown.unit,
    width,
  ]);
  const board = boardOf(width, result.layers);
  const [units, measures] = drawn?.windows ?? [];
  // In pixels y goes downwards: its window begins at the lower edge.
  const top = units ? units.top + units.height : 0;
  const at = board.tiles.findIndex(({ layer, unit }) => layer === shown.layer && unit === shown.unit);
  const choose = (place: number) => {
    const { layer, unit } = board.tiles[Math.max(0, Math.min(board.tiles.length - 1, place))]!;
    show((now) => ({ ...now, layer, unit }));
  };
  const told = (): string => {
    const { name } = result.layers[shown.layer]!;
    const one = result.units?.[shown.way].layers[shown.layer]![shown.unit];
    if (!one) return `${name}第 ${shown.unit + 1} 个，还没有看完`;
    const before = result.units![shown.way].errors;
    const rise = one.errors.map((error, c) => error - before[c]!);
    const worst = rise.indexOf(Math.max(...rise));
    return `${name}第 ${shown.unit + 1} 个：拿掉它，${worst} 受害最多，认错 ${percent(one.errors[worst]!, 0)}（原来 ${percent(before[worst]!, 0)}）`;
  };
  const buttons = <K extends 'way' | 'kind'>(
    key: K,
    names: Record<Shown[K], string>,
    label: string,
    [x, y]: [number, number],
    size: Size,
  ) => (
    <p class="modules-choice" role="group" aria-label={label} style={pinned([x, y], size)}>
      {(Object.entries(names) as [Shown[K], string][]).map(([value, name]) => (
        <button
          key={value}
          type="button"
          aria-pressed={shown[key] === value}
          onClick={() => show((now) => ({ ...now, [key]: value }))}
        >
          {name}
        </button>
      ))}
    </p>
  );
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && units && measures && (
        <Overlay size={drawn.size} label="点一个单元，看它做什么，拿掉它谁受害">
          <Patch
            class="lab-map"
            role="slider"
            tabindex={0}
            aria-label="看哪一个单元：点它，或用方向键"
            aria-valuemin={0}
            aria-valuemax={board.tiles.length - 1}
            aria-valuenow={at}
            aria-valuetext={told()}
            box={{ left: units.left, top, width: board.width, height: board.below }}
            of={drawn.size}
            scrolling="pan-y"
            drag={{
              begin: ([x, y]) => choose(board.tiles.indexOf(tileAt(board.tiles, x - units.left, y - top))),
              move: ([x, y]) => choose(board.tiles.indexOf(tileAt(board.tiles, x - units.left, y - top))),
            }}
            onKeyDown={(event) => {
              const step = stepOf(event, { small: 1, large: board.tiles.length });
              if (event.key === 'Home') choose(0);
              else if (event.key === 'End') choose(board.tiles.length - 1);
              else if (step) choose(at + (step[0] || -step[1]));
              else return;
              event.preventDefault();
            }}
          />
          {buttons('way', WAYS, '看哪一种网络', [units.left, top + board.height - BAR_HEIGHT], drawn.size)}
          {buttons('kind', KINDS, '看哪一样', [measures.left, measures.top + measures.height + BAR_HEIGHT], drawn.size)}
        </Overlay>
      )}
    </>
  );
}
