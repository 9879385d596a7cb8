import type { ChoiceControl } from '../../../src/lab/declare/define.ts';

interface Props {
  control: ChoiceControl;
  value: string;
  fieldId: string;
  describedBy: string;
  onChange: (value: string) => void;
}

/** Up to three options stand open beside each other. */
export const standsOpen = ({ options }: ChoiceControl): boolean => Object.keys(options).length <= 3;

/** One of a few: radio buttons, or a list to choose from when there are many. */
export function ChoiceField({ control, value, fieldId, describedBy, onChange }: Props) {
  const options = Object.entries(control.options);
  if (!standsOpen(control)) {
    return (
      <select
        id={fieldId}
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([option, label]) => (
          <option key={option} value={option} selected={option === value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <span class="lab-choices" role="radiogroup" aria-labelledby={`${fieldId}-label`} aria-describedby={describedBy}>
      {options.map(([option, label]) => (
        <label key={option}>
          <input
            type="radio"
            name={fieldId}
            value={option}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          <span>{label}</span>
        </label>
      ))}
    </span>
  );
}
