import { useTyped } from './use-typed.ts';

interface Props {
  value: string;
  wrong: boolean;
  fieldId: string;
  describedBy: string;
  /** @param done with Enter, or by leaving the field */
  onChange: (value: string, done: boolean) => void;
}

const AFTER_TYPING_MS = 500;

/** A line of text that is taken over when typing pauses, with Enter, or on leaving it. */
export function TextEntry({ value, wrong, fieldId, describedBy, onChange }: Props) {
  const { field } = useTyped({ value, wrong, take: onChange, pause: AFTER_TYPING_MS });
  return (
    <input
      id={fieldId}
      type="text"
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      lang="en"
      enterkeyhint="done"
      aria-describedby={describedBy}
      {...field}
    />
  );
}
