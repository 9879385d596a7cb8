import { useRef, useState } from 'preact/hooks';
import { netFormula } from '../../../math/nets/net-formula.ts';
import { NetFault, readNetJson, writeNetJson } from '../../../math/nets/net-json.ts';
import { netModel } from '../../../math/nets/net-model.ts';
import { netProgram } from '../../../math/nets/net-program.ts';
import { numbersOf, type NetActivation, type WrittenNet } from '../../../math/nets/written-net.ts';
import { writeNumberList } from '../../../math/number-list.ts';
import type { Result } from '../playground.ts';
import type { Box } from '../drawn/layout.ts';
import type { Size } from '../../../lab/hands/Patch.tsx';
import { Card } from './Card.tsx';

/** The net written out with all its numbers, to be copied; and a net's JSON taken in again. */

interface Props {
  result: Result;
  inputs: string;
  activation: string;
  place: Box;
  layout: Size;
  /** Sets a net: its parameters. */
  take: (net: Record<'inputs' | 'activation' | 'layers' | 'weights', string>) => void;
  close: () => void;
}

const languages = {
  latex: { name: 'LaTeX', write: (net: WrittenNet) => netFormula(net, { digits: 4 }) },
  javascript: { name: 'JavaScript', write: (net: WrittenNet) => netProgram(net, 'javascript') },
  python: { name: 'Python', write: (net: WrittenNet) => netProgram(net, 'python') },
  tfjs: { name: 'TensorFlow.js', write: (net: WrittenNet) => netModel(net, 'tfjs') },
  keras: { name: 'Keras', write: (net: WrittenNet) => netModel(net, 'keras') },
  json: { name: 'JSON', write: writeNetJson },
};
type Language = keyof typeof languages;

export function WritingCard({ result, inputs, activation, place, layout, take, close }: Props) {
  const [language, setLanguage] = useState<Language>('latex');
  const [own, setOwn] = useState<string>();
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const { layers, regression, scales } = result;
  const net: WrittenNet = { inputs, layers, activation: activation as NetActivation, squashed: !regression, scales };
  const text = own ?? languages[language].write(net);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setNote('已复制。');
    } catch {
      field.current!.select();
      setNote('浏览器不让复制，已选中，请按 Ctrl+C。');
    }
  };
  const read = (json: string) => {
    try {
      const { inputs, layers, activation } = readNetJson(json);
      const hidden = layers.slice(0, -1).map(({ bias }) => bias.length);
      take({ inputs, activation, layers: writeNumberList(hidden), weights: writeNumberList(numbersOf(layers)) });
      setOwn(undefined);
      setNote('这个网络就是起点了，按“运行”从它接着学。');
    } catch (error) {
      if (!(error instanceof NetFault)) throw error;
      setNote(error.message);
    }
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    // The figure would take it for a table of points.
    event.stopPropagation();
    event.currentTarget!.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
    void file.text().then((json) => {
      setOwn(json);
      read(json);
    });
  };
  return (
    <Card label="网络的算式与权重" place={place} layout={layout} class="is-writing">
      <div class="playground-pens" role="group" aria-label="写成什么">
        {(Object.keys(languages) as Language[]).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={language === one}
            onClick={() => {
              setLanguage(one);
              setOwn(undefined);
              setNote('');
            }}
          >
            {languages[one].name}
          </button>
        ))}
      </div>
      <textarea
        ref={field}
        class="playground-text"
        aria-label={language === 'json' ? '权重的 JSON，可以换成自己的' : `网络写成 ${languages[language].name}`}
        lang="en"
        spellcheck={false}
        readOnly={language !== 'json'}
        value={text}
        onInput={({ currentTarget: { value } }) => setOwn(value)}
        onDrop={drop}
      />
      <div class="playground-pens">
        <button type="button" onClick={() => void copy()}>
          复制
        </button>
        {language === 'json' && (
          <button type="button" onClick={() => read(text)}>
            换上这些权重
          </button>
        )}
        <button type="button" onClick={close}>
          关上
        </button>
      </div>
      <p role="status">{note || (language === 'json' ? '可以粘贴或拖进一份权重，再按“换上这些权重”。' : '')}</p>
    </Card>
  );
}
