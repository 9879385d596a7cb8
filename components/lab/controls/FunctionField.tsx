import { useState } from 'preact/hooks';
import type { FunctionControl } from '../../../src/lab/declare/define.ts';
import { Pad } from './Pad.tsx';
import { TextEntry } from './TextEntry.tsx';

interface Props {
  control: Omit<FunctionControl, 'check'>;
  value: string;
  wrong: boolean;
  fieldId: string;
  describedBy: string;
  onChange: (value: string) => void;
}

/** A formula: typed, picked from the ready-made ones, or drawn. */
export function FunctionField({ control, value, wrong, fieldId, describedBy, onChange }: Props) {
  const [padded, setPadded] = useState(false);
  return (
    <span class="lab-formula">
      <TextEntry
        value={value}
        wrong={wrong}
        fieldId={fieldId}
        describedBy={describedBy}
        // A field that was emptied to be written anew is not wrong yet.
        onChange={(text, done) => (done || text.trim() !== '') && onChange(text)}
      />
      <span class="lab-presets" role="group" aria-label={`${control.label}：现成的`}>
        {Object.entries(control.presets).map(([text, label]) => (
          <button key={text} type="button" aria-pressed={text === value} onClick={() => onChange(text)}>
            {label}
          </button>
        ))}
        <button type="button" aria-expanded={padded} onClick={() => setPadded(!padded)}>
          画板
        </button>
      </span>
      {padded && <Pad label={control.label} value={value} onChange={onChange} />}
    </span>
  );
}
