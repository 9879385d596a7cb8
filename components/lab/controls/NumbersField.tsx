import { useState } from 'preact/hooks';
import type { NumbersControl } from '../../../src/lab/declare/define.ts';
import { readNumberList } from '../../../src/math/number-list.ts';
import { Slider, textOf } from './Slider.tsx';
import { TextEntry } from './TextEntry.tsx';

interface Props {
  control: NumbersControl;
  value: string;
  wrong: boolean;
  fieldId: string;
  describedBy: string;
  /** `gesture`: equal for all the changes of one drag. */
  onChange: (value: string, gesture?: number) => void;
}

/** A range so wide is slid in equal ratios. */
const WIDE = 100;
/** A list that may be longer is typed only: its numbers would be a wall of buttons. */
const MANY = 24;

/** A list of numbers: one is picked and slid, one more is added or taken away; or the whole is typed. */
export function NumbersField({ control, value, wrong, fieldId, describedBy, onChange }: Props) {
  return (
    <>
      {control.most <= MANY && <Entries {...{ control, value, describedBy, onChange }} />}
      <span class="lab-formula">
        <TextEntry
          value={value}
          wrong={wrong}
          fieldId={fieldId}
          describedBy={describedBy}
          onChange={(text) => onChange(text)}
        />
      </span>
    </>
  );
}

/** The numbers as buttons, and a slider for the one that is picked. */
function Entries({
  control,
  value,
  describedBy,
  onChange,
}: Pick<Props, 'control' | 'value' | 'describedBy' | 'onChange'>) {
  const [picked, setPicked] = useState(0);
  const { min, max, step, unit, least, most } = control;
  const numbers = readNumberList(value);
  const at = Math.max(0, Math.min(picked, numbers.length - 1));
  const put = (list: readonly number[], gesture = -1) => onChange(list.join(','), gesture);
  const scale = min > 0 && max / min > WIDE && ({ scale: 'log' } as const);
  return (
    <>
      <span class="lab-entries" role="group" aria-label={`${control.label}：选一个来拖`}>
        {numbers.map((number, i) => (
          <button
            key={i}
            type="button"
            aria-pressed={i === at}
            aria-label={`第 ${i + 1} 个，${textOf(number)}`}
            onClick={() => setPicked(i)}
          >
            {textOf(number)}
          </button>
        ))}
        {least < most && (
          <>
            <button
              type="button"
              aria-label="去掉最后一个"
              disabled={numbers.length <= least}
              onClick={() => put(numbers.slice(0, -1))}
            >
              −
            </button>
            <button
              type="button"
              aria-label="末尾再添一个"
              disabled={numbers.length >= most}
              onClick={() => {
                setPicked(numbers.length);
                put([...numbers, numbers.at(-1) ?? Math.max(0, min)]);
              }}
            >
              +
            </button>
          </>
        )}
      </span>
      {numbers.length > 0 && (
        <span class="lab-entry">
          <Slider
            label={`${control.label}，第 ${at + 1} 个`}
            range={{ min, max, step, ...(unit && { unit }), ...scale }}
            value={numbers[at]!}
            describedBy={describedBy}
            onChange={(number, gesture) =>
              put(
                numbers.map((old, i) => (i === at ? number : old)),
                gesture,
              )
            }
          />
        </span>
      )}
    </>
  );
}
