import type { NumberControl } from '../../../src/lab/declare/define.ts';
import { arrowOf, isComposing } from '../../../src/lab/hands/keyboard.ts';
import { Slider, stepped, textOf } from './Slider.tsx';
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

/** A number by slider and by field; both keys and touch move either. */
export function NumberField({ control, value, max, wrong, fieldId, describedBy, onChange }: Props) {
  const { field, drop } = useTyped({ value: textOf(value), wrong, take: (typed) => onChange(typed, -1) });
  const { min, step, unit } = control;
  const range = { ...control, max };
  const move = (by: number) => onChange(stepped(value ?? min, by, range), -1);
  return (
    <>
      <Slider label={control.label} range={range} value={value} describedBy={describedBy} onChange={onChange} />
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
