import { useMemo, useRef, useState } from 'preact/hooks';
import type { TileNet } from '../../../lab/draw/charts/tile-net.ts';
import type { ViewProps } from '../../../lab/draw/draw.ts';
import { newGesture } from '../../../lab/hands/drag.ts';
import { arrowOf, stepOf } from '../../../lab/hands/keyboard.ts';
import { Patch, pinned } from '../../../lab/hands/Patch.tsx';
import type { Point } from '../../../lab/hands/pointer.ts';
import { featuresOf } from '../../../math/nets/plane-features.ts';
import { fixed } from '../../../math/rounding.ts';
import type experiment from '../experiment.ts';
import { ROW, type Layout } from '../drawn/layout.ts';
import {
  gripName,
  gripPlace,
  gripsOf,
  numberAt,
  pendingNumbers,
  sameGrip,
  touched,
  withNumber,
  type Grip,
} from './numbers.ts';
import { isHeld, nameOf } from './units.ts';

/** The net under the hand: a unit is picked, a weight or a bias dragged across; by keys from unit to unit, and from number to number. */

interface Props extends Pick<ViewProps<typeof experiment>, 'result' | 'params' | 'wanted' | 'set'> {
  net: TileNet;
  layout: Layout;
  chosen: number | undefined;
  choose: (unit: number | undefined) => void;
  /** A mouse over a unit. */
  hover: (unit: number | undefined) => void;
}

/** Pixels across that change a number by 1, and how far a finger that only taps may move. */
const PER_ONE = 40,
  STILL = 5;
const MOST = 1000;
const KEYS = { small: 0.1, large: 1 };
const twoDecimals = (value: number) => Math.round(100 * Math.max(-MOST, Math.min(MOST, value))) / 100 + 0;

export function NetHand({ result, params, wanted, set, net, layout, chosen, choose, hover }: Props) {
  const inputs = featuresOf(params.inputs).length,
    { layers } = result;
  const held = useRef<{ at: Point; from: number; grip?: Grip; unit?: number; numbers: number[]; moved: boolean }>();
  const numbers = pendingNumbers(layers, wanted.weights, params.weights);
  const change = (numbers: number[], grip: Grip, value: number, gesture: number) =>
    set('weights', withNumber(layers, inputs, grip, twoDecimals(value), numbers), gesture, { held: true });
  const box = {
    left: layout.net.left,
    top: layout.net.top + ROW,
    width: layout.frame.width,
    height: layout.frame.height,
  };
  // They stand where they stand while the net learns.
  const units = useMemo(
    () => <Units {...{ params, net, layout, chosen, choose }} />,
    [params.layers, params.inputs, params.held, layout, chosen],
  );
  const grips = chosen === undefined ? [] : gripsOf(net, chosen, inputs);
  return (
    <>
      <Patch
        class="playground-net"
        aria-hidden="true"
        box={box}
        of={layout}
        scrolling="pan-y"
        onPointerMove={(event) => {
          if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
          const { left, top, width } = event.currentTarget.getBoundingClientRect();
          const scale = box.width / width;
          const at = [box.left + scale * (event.clientX - left), box.top + scale * (event.clientY - top)] as const;
          const over = net.units.findIndex(
            (unit) => Math.max(Math.abs(at[0] - unit.x), Math.abs(at[1] - unit.y)) <= net.side / 2,
          );
          hover(over < 0 ? undefined : over);
        }}
        onPointerLeave={() => hover(undefined)}
        drag={{
          begin: (at) => {
            const what = touched(net, at, chosen, inputs);
            const from = what.grip ? numberAt(layers, inputs, what.grip, numbers) : 0;
            held.current = { ...what, at, from, numbers, moved: false };
          },
          move: (at, gesture) => {
            const { grip, from, numbers, at: begun } = held.current!;
            if (!held.current!.moved && Math.abs(at[0] - begun[0]) < STILL) return;
            held.current!.moved = true;
            if (!grip) return;
            if ('unit' in grip) choose(grip.unit);
            else choose(net.edges[grip.edge]!.to);
            change(numbers, grip, from + (at[0] - begun[0]) / PER_ONE, gesture);
          },
          end: () => {
            const { unit, moved } = held.current!;
            if (!moved) choose(unit === chosen ? undefined : (unit ?? chosen));
          },
          cancel: () => (held.current = undefined),
        }}
      />
      {units}
      {grips.map((grip) => {
        const value = numberAt(layers, inputs, grip, numbers);
        return (
          <Knob
            key={JSON.stringify(grip)}
            name={gripName(net, params, grip)}
            value={value}
            at={gripPlace(net, grip)}
            layout={layout}
            below={'unit' in grip}
            active={sameGrip(held.current?.grip, grip)}
            step={(by) => change(numbers, grip, value + by, newGesture())}
          />
        );
      })}
    </>
  );
}

/** Every unit as a button for keys and voices: the arrows go from one to the next, Enter picks it. */
function Units({
  params,
  net,
  layout,
  chosen,
  choose,
}: Pick<Props, 'params' | 'net' | 'layout' | 'chosen' | 'choose'>) {
  const [at, setAt] = useState(0);
  const focus = useRef<HTMLDivElement>(null);
  const current = Math.min(at, net.units.length - 1);
  const go = ([across, up]: Point) => {
    const { column, row } = net.units[current]!;
    const next = net.units.findIndex((unit) => unit.column === column + across && unit.row === row - up);
    const nearest = net.units.findLastIndex((unit) => unit.column === column + across && unit.row <= row);
    const to = next >= 0 ? next : across !== 0 ? nearest : -1;
    if (to < 0) return;
    setAt(to);
    (focus.current!.children[to] as HTMLElement).focus();
  };
  return (
    <div class="playground-units" ref={focus} role="group" aria-label="网络的单元：方向键走，回车挑">
      {net.units.map((unit, i) => (
        <div
          key={i}
          role="button"
          tabindex={i === current ? 0 : -1}
          aria-pressed={i === chosen}
          aria-label={`${nameOf(params, i)}${isHeld(params, i) ? '，不动' : ''}`}
          class="playground-unit"
          style={{
            ...pinned([unit.left, unit.top], layout),
            width: `${(100 * net.side) / layout.width}%`,
            height: `${(100 * net.side) / layout.height}%`,
          }}
          onClick={() => choose(i === chosen ? undefined : i)}
          onFocus={() => setAt(i)}
          onKeyDown={(event) => {
            const direction = arrowOf(event);
            if (direction) go(direction);
            else if (event.key === 'Enter' || event.key === ' ') choose(i === chosen ? undefined : i);
            else return;
            event.preventDefault();
          }}
        />
      ))}
    </div>
  );
}

interface KnobProps {
  name: string;
  value: number;
  at: Point;
  layout: Layout;
  below: boolean;
  active: boolean;
  step: (by: number) => void;
}

/** A number that stands out: dragged across on the net, or stepped by keys. */
const Knob = ({ name, value, at, layout, below, active, step }: KnobProps) => (
  <div
    class={`playground-knob${below ? ' is-below' : ''}${active ? ' is-active' : ''}`}
    role="slider"
    tabindex={0}
    aria-label={name}
    aria-valuemin={-MOST}
    aria-valuemax={MOST}
    aria-valuenow={twoDecimals(value)}
    aria-valuetext={fixed(value, 2)}
    style={pinned(at, layout)}
    data-sign={value < 0 ? '-' : '+'}
    onKeyDown={(event) => {
      const by = stepOf(event, KEYS);
      if (!by) return;
      event.preventDefault();
      step(by[0] + by[1]);
    }}
  >
    <span>{fixed(value, Math.abs(value) < 10 ? 2 : 1)}</span>
  </div>
);
