import { useState } from 'preact/hooks';
import type { NumberControl } from '../../src/lab/declare/define.ts';
import { newGesture } from '../../src/lab/hands/drag.ts';
import { arrowOf } from '../../src/lab/hands/keyboard.ts';

interface Props {
  name: string;
  control: NumberControl;
  value: number | null;
  /** The highest value that the other parameters allow. */
  max: number;
  fieldId: string;
  describedBy: string;
  /** `gesture`: equal for all the changes of one drag. */
  onChange: (value: unknown, gesture: number) => void;
}

/** Slider positions of a logarithmic control. */
const STEPS = 240;

/** A number by slider and by field; both keys and touch move either. */
export function NumberField({ control, value, max, fieldId, describedBy, onChange }: Props) {
  const [gesture, setGesture] = useState(0);
  const [typed, setTyped] = useState<string>();
  const { min, step, unit } = control;
  const scale =
    control.scale === 'log' && min > 0
      ? logarithmic(min, max, step)
      : { min, max, step, at: (v: number) => v, value: (p: number) => p };
  const begin = () => setGesture(newGesture());
  const commit = () => {
    if (typed !== undefined && typed !== textOf(value)) onChange(typed, -1);
    setTyped(undefined);
  };
  const move = (by: number) => onChange(stepped(value ?? min, by, control, max), -1);

  return (
    <>
      <input
        type="range"
        class="lab-slider"
        aria-label={control.label}
        aria-valuetext={value === null ? '未指定' : `${textOf(value)}${unit ? ` ${unit}` : ''}`}
        aria-describedby={describedBy}
        data-empty={value === null || undefined}
        min={scale.min}
        max={scale.max}
        step={scale.step}
        value={scale.at(value ?? min)}
        onPointerDown={begin}
        onKeyDown={begin}
        onInput={(event) => {
          const position = Number(event.currentTarget.value);
          let moved = scale.value(position);
          // A coarse value may round back to where it was; a touch of the slider must still move it.
          if (moved === value && position !== scale.at(value))
            moved = stepped(value, Math.sign(position - scale.at(value)), control, max);
          onChange(moved, gesture);
        }}
      />
      <span class="lab-number">
        <input
          id={fieldId}
          type="text"
          inputMode={step % 1 === 0 && min >= 0 ? 'numeric' : 'decimal'}
          autocomplete="off"
          aria-describedby={describedBy}
          placeholder={control.optional ? '自动' : undefined}
          value={typed ?? textOf(value)}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            const up = arrowOf(event)?.[1];
            if (event.key === 'Enter') commit();
            else if (event.key === 'Escape') setTyped(undefined);
            else if (up) {
              event.preventDefault();
              setTyped(undefined);
              move(up);
            }
          }}
        />
        <span class="lab-unit">{unit}</span>
      </span>
      {control.optional && (
        <button
          type="button"
          class="lab-quiet lab-automatic"
          disabled={value === null}
          onClick={() => onChange(null, -1)}
        >
          改回自动
        </button>
      )}
    </>
  );
}

const textOf = (value: number | null): string => (value === null ? '' : String(value).replace('-', '\u2212'));

/** One step up or down: the declared step, or two significant digits on a logarithmic scale. */
function stepped(value: number, by: number, { min, step, scale }: NumberControl, max: number): number {
  const size =
    scale === 'log' && step % 1 !== 0 ? 10 ** (Math.floor(Math.log10(value) + (by < 0 ? -1e-9 : 1e-9)) - 1) : step;
  return Math.min(max, Math.max(min, tidy(value + by * size)));
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function logarithmic(min: number, max: number, step: number) {
  const span = Math.log(max / min);
  const whole = step % 1 === 0;
  return {
    min: 0,
    max: STEPS,
    step: 1,
    at: (value: number) => (span > 0 ? Math.round((STEPS * Math.log(value / min)) / span) : 0),
    value: (position: number) => {
      const exact = min * Math.exp((span * position) / STEPS);
      const rounded = whole ? Math.round(exact) : Number(exact.toPrecision(2));
      return Math.min(max, Math.max(min, rounded));
    },
  };
}
