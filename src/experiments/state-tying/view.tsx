import type { ViewProps } from '../../lab/draw/draw.ts';
import { pressed } from '../../lab/hands/keyboard.ts';
import { Overlay } from '../../lab/hands/Patch.tsx';
import { toDrawing, type Point } from '../../lab/hands/pointer.ts';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import { writeRows } from '../../math/number-list.ts';
import { fixed } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import { placed, WORDS } from './places.ts';

/** The figure: a touch on a leaf asks there what gains most, one on a question asks that, and one on what was asked takes it back. */

type Props = ViewProps<typeof experiment>;

let gestures = 0;

export default function View({ result, params, set, draw, width, published }: Props) {
  const { canvas, drawn } = useDrawing(draw, () => figure(result, params, { width, ...(published && { published }) }), [
    result,
    params,
    width,
    published,
  ]);
  const [tree, list] = [drawn?.windows[0], drawn?.windows[1]];
  const { nodes, at, offers } = result;
  /** The questions as they stand, an earlier one before those below it. */
  const asked = nodes.flatMap(({ name, question }) => (question === null ? [] : [[name, question]]));
  const ask = (rows: readonly (readonly number[])[], look: number) => {
    const gesture = gestures++;
    set('asked', writeRows(rows), gesture);
    set('leaves', rows.length + 1, gesture);
    set('at', look, gesture);
  };
  const isBelow = (name: number, top: number): boolean =>
    name > top && Array.from({ length: 12 }, (_, i) => name >> i).includes(top);
  /** All questions but those at a node and below it. */
  const without = (top: number) => asked.filter(([name]) => name !== top && !isBelow(name!, top));
  const here = nodes.find(({ name }) => name === at)!;
  const button = { role: 'button', tabindex: 0, fill: 'transparent', cursor: 'pointer' } as const;
  const boxes = tree
    ? placed(result).map(({ node, y }) => {
        const [x1, top] = toDrawing(tree, [node.question === null ? tree.width - WORDS - 12 : 0, y - 0.5] as Point),
          [x2, bottom] = toDrawing(tree, [
            node.question === null ? tree.width : tree.width - WORDS - 12,
            y + 0.5,
          ] as Point);
        return { node, box: { x: x1, y: top, width: x2 - x1, height: bottom - top } };
      })
    : [];
  const rows = list
    ? offers.map((offer, i) => ({
        offer,
        box: { x: list.left, y: list.top + (i * list.height) / 6, width: list.width, height: list.height / 6 },
      }))
    : [];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && (
        <Overlay size={drawn.size} label="点叶子再分一次，点问题就问它，再点一次收回">
          <svg class="lab-canvas" viewBox={`0 0 ${drawn.size.width} ${drawn.size.height}`} role="group">
            {boxes.map(({ node, box }) => (
              <rect
                key={`node${node.name}`}
                {...button}
                {...box}
                aria-label={
                  node.question !== null
                    ? `节点 ${node.name}，问了${node.asks}，增加 ${fixed(node.gain!, 0)}：看它的各个问题`
                    : `叶子 ${node.name}，${node.frames} 帧：${node.next === null ? '不能再分，看它的各个问题' : `再分，增加 ${fixed(node.nextGain!, 0)}`}`
                }
                aria-pressed={node.name === at}
                {...pressed(() =>
                  node.next === null || asked.length > 8
                    ? set('at', node.name)
                    : ask([...asked, [node.name, node.next]], node.name),
                )}
              />
            ))}
            {rows.map(({ offer, box }) => (
              <rect
                key={`offer${offer.question}`}
                {...button}
                {...box}
                aria-label={
                  offer.question === here.question
                    ? `收回${offer.asks}`
                    : `在节点 ${at} 问${offer.asks}，增加 ${fixed(offer.gain, 0)}`
                }
                aria-pressed={offer.question === here.question}
                {...pressed(() => {
                  if (offer.question === here.question) ask(without(at), at);
                  else if (without(at).length < 9) ask([...without(at), [at, offer.question]], at);
                })}
              />
            ))}
          </svg>
        </Overlay>
      )}
    </>
  );
}
