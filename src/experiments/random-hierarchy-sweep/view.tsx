import { useState } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { Overlay } from '../../lab/hands/Patch.tsx';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
import type experiment from './experiment.ts';
import { draw as drawn, NEEDS, ROW, settingName } from './figure.ts';

/** The figure, of whose grammars one is tapped to see its errors. */
export default function View({ result, params, draw, width, published }: ViewProps<typeof experiment>) {
  const [chosen, setChosen] = useState(0);
  const { canvas, drawn: drawing } = useDrawing(
    draw,
    () => drawn(result, { width, ...(published && { published }) }, chosen),
    [result, params, width, published, chosen],
  );
  const needs = drawing?.windows[NEEDS];
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawing && needs && (
        <Overlay size={drawing.size} label="点一套语法，看它的错误率">
          <Switches
            label="点一套语法，看它的错误率"
            size={drawing.size}
            bits={result.settings.map((setting, row) => ({
              box: {
                left: 0,
                top: needs.top + row * ROW,
                width: needs.left + needs.width,
                height: ROW,
              },
              name: `符号 ${setting.v} 个、规则 ${setting.m} 条、${setting.levels} 层（${settingName(setting)}）`,
              on: row === chosen,
            }))}
            flip={setChosen}
          />
        </Overlay>
      )}
    </>
  );
}
