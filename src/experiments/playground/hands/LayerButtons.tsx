import type { TileNet } from '../../../lab/draw/charts/tile-net.ts';
import { pinned } from '../../../lab/hands/Patch.tsx';
import { readNumberList } from '../../../math/number-list.ts';
import { buttonRows, type Layout } from '../drawn/layout.ts';
import { lengthened, MOST_LAYERS, MOST_UNITS, resized, type Built } from './units.ts';

/** Above each hidden layer a unit is added, below it one is taken away; beside the inputs and the output a whole layer is. */

interface Props {
  built: Built;
  net: TileNet;
  layout: Layout;
  build: (next: (built: Built) => Built) => void;
}

export function LayerButtons({ built, net, layout, build }: Props) {
  const hidden = readNumberList(built.layers);
  const columns = net.units.filter(({ row }) => row === 0);
  const { above, below } = buttonRows(net, layout);
  const button = (
    column: number,
    top: number,
    sign: string,
    name: string,
    disabled: boolean,
    act: (now: Built) => Built,
  ) => (
    <button
      key={`${column} ${sign}`}
      type="button"
      class="playground-plus"
      style={pinned([columns[column]!.x, top], layout)}
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={() => build(act)}
    >
      {sign}
    </button>
  );
  const full = hidden.length >= MOST_LAYERS;
  return (
    <>
      {button(0, above, '+层', '+层 加在输入后面', full, (now) => lengthened(now, 0))}
      {hidden.flatMap((units, l) => [
        button(l + 1, above, '+', `第 ${l + 1} 层加一个单元`, units >= MOST_UNITS, (now) => resized(now, l + 1, 1)),
        button(l + 1, below, '−', units > 1 ? `第 ${l + 1} 层减一个单元` : `拿走第 ${l + 1} 层`, false, (now) =>
          resized(now, l + 1, -1),
        ),
      ])}
      {hidden.length > 0 &&
        button(hidden.length + 1, above, '+层', '+层 加在输出前面', full, (now) =>
          lengthened(now, readNumberList(now.layers).length),
        )}
    </>
  );
}
