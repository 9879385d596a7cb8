import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  value: string;
  fieldId: string;
  describedBy: string;
  maxLength: number;
  onChange: (value: string) => void;
}

const AFTER_TYPING_MS = 500;

/** A line of text that is taken over when typing pauses, with Enter, or on leaving it. */
export function TextEntry({ value, fieldId, describedBy, maxLength, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (text = typed) => {
    clearTimeout(timer.current);
    if (text !== undefined && text !== value) onChange(text);
  };
  return (
    <input
      id={fieldId}
      type="text"
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      lang="en"
      maxLength={maxLength}
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
  );
}
