import { useEffect, useRef, useState } from 'preact/hooks';
import type { FunctionControl } from '../../src/lab/define.ts';
import { Pad } from './Pad.tsx';

interface Props {
  control: Omit<FunctionControl, 'check'>;
  value: string;
  fieldId: string;
  describedBy: string;
  onChange: (value: string) => void;
}

const AFTER_TYPING_MS = 500;

/** A formula: typed, picked from the ready-made ones, or drawn. */
export function FunctionField({ control, value, fieldId, describedBy, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const [padded, setPadded] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (text = typed) => {
    clearTimeout(timer.current);
    if (text !== undefined && text.trim() !== '' && text !== value) onChange(text);
  };
  return (
    <span class="lab-formula">
      <input
        id={fieldId}
        type="text"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        lang="en"
        maxLength={control.maxLength}
        aria-describedby={describedBy}
        value={typed ?? value}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => commit(text), AFTER_TYPING_MS);
        }}
        onBlur={() => {
          commit();
          setTyped(undefined);
        }}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      <span class="lab-presets" role="group" aria-label={`${control.label}：现成的`}>
        {Object.entries(control.presets).map(([text, label]) => (
          <button
            key={text}
            type="button"
            aria-pressed={text === value}
            onClick={() => {
              setTyped(undefined);
              onChange(text);
            }}
          >
            {label}
          </button>
        ))}
        <button type="button" aria-expanded={padded} onClick={() => setPadded(!padded)}>
          自己画
        </button>
      </span>
      {padded && (
        <Pad
          label={control.label}
          value={value}
          onChange={(text) => {
            setTyped(undefined);
            onChange(text);
          }}
        />
      )}
    </span>
  );
}
