import { useState } from 'preact/hooks';
import type { NumbersControl, RowsControl } from '../../../src/lab/declare/define.ts';
import { readRows, writeRows } from '../../../src/math/number-list.ts';
import { withShare } from '../../../src/math/statistics/with-share.ts';
import { Slider, textOf, type Range } from './Slider.tsx';
import { TextEntry } from './TextEntry.tsx';

interface Props {
  control: NumbersControl | RowsControl;
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
/** So are numbers of no scale of their own: no slider spans them. */
const BOUNDLESS = 10_000;

const isSlid = (control: NumbersControl | RowsControl) =>
  control.kind === 'numbers' ? control.most <= MANY : control.max - control.min <= BOUNDLESS;

/** A list of numbers, or rows of them: one is picked and slid, one more is added to a list or taken away; or the whole is typed. */
export function NumbersField({ control, value, wrong, fieldId, describedBy, onChange }: Props) {
  return (
    <>
      {isSlid(control) && <Entries {...{ control, value, describedBy, onChange }} />}
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

/** Of a range without a step, about as many steps as a slider has pixels. */
const stepOf = ({ min, max }: RowsControl) => (max - min) / 1000;

/** The numbers as buttons, a line a row, and a slider for the one that is picked. */
function Entries({
  control,
  value,
  describedBy,
  onChange,
}: Pick<Props, 'control' | 'value' | 'describedBy' | 'onChange'>) {
  const [picked, setPicked] = useState([0, 0]);
  const { min, max, label, sum } = control;
  const rows = readRows(value);
  const many = control.kind === 'rows';
  const r = Math.min(picked[0]!, rows.length - 1);
  const row = rows[r] ?? [];
  const at = Math.max(0, Math.min(picked[1]!, row.length - 1));
  const put = (next: readonly number[], gesture = -1) =>
    onChange(writeRows(rows.length === 0 ? [next] : rows.map((old, i) => (i === r ? next : old))), gesture);
  const range: Range = {
    min,
    max,
    step: many ? stepOf(control) : control.step,
    ...(!many && control.unit && { unit: control.unit }),
    ...(min > 0 && max / min > WIDE && { scale: 'log' }),
  };
  const place = (r: number, i: number) => `${many ? `第 ${r + 1} 行` : ''}第 ${i + 1} 个`;
  return (
    <>
      {rows.map((numbers, line) => (
        <span
          key={line}
          class="lab-entries"
          role="group"
          aria-label={`${label}${many ? `第 ${line + 1} 行` : ''}：选一个来拖`}
        >
          {numbers.map((number, i) => (
            <button
              key={i}
              type="button"
              aria-pressed={line === r && i === at}
              aria-label={`${place(line, i)}，${textOf(number)}`}
              onClick={() => setPicked([line, i])}
            >
              {textOf(number)}
            </button>
          ))}
          {!many && <Length {...{ control, numbers, put }} pick={(i) => setPicked([0, i])} />}
        </span>
      ))}
      {!many && rows.length === 0 && (
        <span class="lab-entries" role="group" aria-label={label}>
          <Length {...{ control, put }} numbers={[]} pick={(i) => setPicked([0, i])} />
        </span>
      )}
      {row.length > 0 && (
        <span class="lab-entry">
          <Slider
            label={`${label}，${place(r, at)}`}
            range={range}
            value={row[at]!}
            describedBy={describedBy}
            onChange={(number, gesture) =>
              put(sum === 1 ? withShare(row, at, number) : row.map((old, i) => (i === at ? number : old)), gesture)
            }
          />
        </span>
      )}
    </>
  );
}

/** One number fewer, one more. */
function Length({
  control: { least, most, min, sum },
  numbers,
  put,
  pick,
}: {
  control: NumbersControl;
  numbers: readonly number[];
  put: (next: readonly number[]) => void;
  pick: (at: number) => void;
}) {
  if (least >= most) return null;
  return (
    <>
      <button
        type="button"
        aria-label="去掉最后一个"
        disabled={numbers.length <= least}
        onClick={() => put((sum === 1 ? withShare(numbers, numbers.length - 1, 0) : numbers).slice(0, -1))}
      >
        −
      </button>
      <button
        type="button"
        aria-label="末尾再添一个"
        disabled={numbers.length >= most}
        onClick={() => {
          pick(numbers.length);
          put([...numbers, sum === 1 ? Number(numbers.length === 0) : (numbers.at(-1) ?? Math.max(0, min))]);
        }}
      >
        +
      </button>
    </>
  );
}
