import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { Overlay } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { draw as drawn, firstSwap, layout, nodeName, nodesOf, TREE } from './figure.ts';

/** What a finger hits of a node. */
const TOUCHED = 44;

/** The figure, whose nodes are tapped: each tap has the node written by the next of its symbol's rules, and after the last by its own again. */
export default function View({ result, params, draw, width, published }: ViewProps<typeof experiment>) {
  /** The node, and which of its other rules; null is the datum as it is. */
  const [chosen, setChosen] = useState<{ node: number; turn: number } | null>();
  const { levels, m } = params;
  const others = (node: number) => result.swaps.flatMap((swap, i) => (swap.node === node ? [i] : []));
  const swap = chosen === undefined ? firstSwap(result, levels) : chosen && (others(chosen.node)[chosen.turn] ?? null);
  const { canvas, drawn: drawing } = useDrawing(
    draw,
    () => drawn(result, params, { width, ...(published && { published }) }, swap),
    [result, params, width, published, swap],
  );
  const shown = swap === null ? undefined : result.swaps[swap];
  const next = (node: number) => {
    const turn = shown?.node === node ? others(node).indexOf(swap!) + 1 : 0;
    setChosen(turn < m - 1 ? { node, turn } : null);
  };
  const tree = drawing?.windows[TREE];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && tree && (
        <Overlay size={drawing.size} label="点树上的一处，换它的下一条规则">
          <Switches
            label="点一处，换它的下一条规则；点完一轮就变回来"
            size={drawing.size}
            bits={nodesOf(layout(width, levels)[TREE]!.width, levels)
              .slice(0, 2 ** levels - 1)
              .map(({ x, y }, node) => {
                const [left, top] = toDrawing(tree, [x, y] as Point);
                // Wider than tall, and as low as its leaves: a pair is tapped as well as what writes it.
                const lowest = node >= 2 ** (levels - 1) - 1;
                return {
                  box: {
                    left: left - TOUCHED / 2 - (lowest ? TOUCHED / 2 : 0),
                    top: top - TOUCHED / 2,
                    width: TOUCHED + (lowest ? TOUCHED : 0),
                    height: TOUCHED + (lowest ? TOUCHED : 0),
                  },
                  name: nodeName(node, levels),
                  on: shown?.node === node,
                };
              })}
            flip={next}
          />
        </Overlay>
      )}
    </>
  );
}
