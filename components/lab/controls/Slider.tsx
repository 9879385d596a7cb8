import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NumberControl } from '../../../src/lab/declare/define.ts';
import { takeSlides } from '../../../src/lab/hands/slide.ts';

/** What a slider needs of the number that it moves. */
export type Range = Pick<NumberControl, 'min' | 'max' | 'step' | 'scale' | 'unit'>;

interface Props {
  label: string;
  range: Range;
  value: number | null;
  describedBy: string;
  /** `gesture`: equal for all the changes of one drag. */
  onChange: (value: number, gesture: number) => void;
}

/** Slider positions of a logarithmic control. */
const STEPS = 240;

/** A number by slider, by touch and by keys. */
export function Slider({ label, range, value, describedBy, onChange }: Props) {
  const slider = useRef<HTMLInputElement>(null);
  const { min, max, step, unit } = range;
  const scale =
    range.scale === 'log' && min > 0
      ? logarithmic(min, max, step)
      : { min, max, step, at: (v: number) => v, value: (p: number) => p };
  const slide = (position: number, gesture: number) => {
    let moved = scale.value(position);
    // A coarse value may round back to where it was; a touch of the slider must still move it.
    if (moved === value && position !== scale.at(value))
      moved = stepped(value, Math.sign(position - scale.at(value)), range);
    onChange(moved, gesture);
  };
  const latest = useRef(slide);
  latest.current = slide;
  useLayoutEffect(() => takeSlides(slider.current!, () => latest.current), []);
  return (
    <input
      ref={slider}
      type="range"
      class="lab-slider"
      aria-label={label}
      aria-valuetext={value === null ? '未指定' : `${textOf(value)}${unit ? ` ${unit}` : ''}`}
      aria-describedby={describedBy}
      data-empty={value === null || undefined}
      min={scale.min}
      max={scale.max}
      step={scale.step}
      value={scale.at(value ?? min)}
    />
  );
}

export const textOf = (value: number | null): string => (value === null ? '' : String(value).replace('-', '\u2212'));

/** One step up or down: the declared step, or two significant digits on a logarithmic scale. */
export function stepped(value: number, by: number, { min, max, step, scale }: Range): number {
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
