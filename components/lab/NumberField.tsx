import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NumberControl } from '../../src/lab/declare/define.ts';
import { arrowOf, isComposing } from '../../src/lab/hands/keyboard.ts';
import { takeSlides } from '../../src/lab/hands/slide.ts';
import { useTyped } from './use-typed.ts';

interface Props {
  name: string;
  control: NumberControl;
  value: number | null;
  /** The highest value that the other parameters allow. */
  max: number;
  wrong: boolean;
  fieldId: string;
  describedBy: string;
  /** `gesture`: equal for all the changes of one drag. */
  onChange: (value: unknown, gesture: number) => void;
}

/** Slider positions of a logarithmic control. */
const STEPS = 240;

/** A number by slider and by field; both keys and touch move either. */
export function NumberField({ control, value, max, wrong, fieldId, describedBy, onChange }: Props) {
  const text = textOf(value);
  const { field, drop } = useTyped({ value: text, wrong, take: (typed) => onChange(typed, -1) });
  const slider = useRef<HTMLInputElement>(null);
  const { min, step, unit } = control;
  const scale =
    control.scale === 'log' && min > 0
      ? logarithmic(min, max, step)
      : { min, max, step, at: (v: number) => v, value: (p: number) => p };
  const move = (by: number) => onChange(stepped(value ?? min, by, control, max), -1);
  const slide = (position: number, gesture: number) => {
    let moved = scale.value(position);
    // A coarse value may round back to where it was; a touch of the slider must still move it.
    if (moved === value && position !== scale.at(value))
      moved = stepped(value, Math.sign(position - scale.at(value)), control, max);
    onChange(moved, gesture);
  };
  const latest = useRef(slide);
  latest.current = slide;
  useLayoutEffect(() => takeSlides(slider.current!, () => latest.current), []);

  return (
    <>
      <input
        ref={slider}
        type="range"
        class="lab-slider"
        aria-label={control.label}
        aria-valuetext={value === null ? '未指定' : `${text}${unit ? ` ${unit}` : ''}`}
        aria-describedby={describedBy}
        data-empty={value === null || undefined}
        min={scale.min}
        max={scale.max}
        step={scale.step}
        value={scale.at(value ?? min)}
      />
      <span class="lab-number">
        <input
          id={fieldId}
          type="text"
          inputMode={step % 1 === 0 && min >= 0 ? 'numeric' : 'decimal'}
          autocomplete="off"
          aria-describedby={describedBy}
          placeholder={control.optional ? '自动' : undefined}
          enterkeyhint="done"
          {...field}
          onKeyDown={(event) => {
            const up = isComposing(event) ? undefined : arrowOf(event)?.[1];
            if (!up) return field.onKeyDown(event);
            event.preventDefault();
            drop();
            move(up);
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
