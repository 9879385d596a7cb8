import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { isComposing } from '../../../src/lab/hands/keyboard.ts';

interface Typing {
  /** The value of the field, as text. */
  value: string;
  /** The text taken last was refused. */
  wrong: boolean;
  /** @param done with Enter, or by leaving the field; not so where typing only pauses */
  take: (text: string, done: boolean) => void;
  /** A pause of this length takes the text too, in milliseconds. */
  pause?: number;
}

type InField = { currentTarget: HTMLInputElement };

/**
 * Text on its way into a field: it stands there while it is typed and after it was refused, and gives way to the value once it was taken.
 * What an input method still composes is not text yet. Escape brings the value back.
 */
export function useTyped({ value, wrong, take, pause }: Typing) {
  const [, render] = useReducer((turn: number, by: number) => turn + by, 0);
  /** `open`: it was not taken yet as it stands. */
  const { current: typing } = useRef({ text: undefined as string | undefined, open: false, composing: false });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => () => clearTimeout(timer.current), []);
  // Before the next event: an effect that came later would look at what that has typed with what was wrong before it.
  useLayoutEffect(() => {
    if (!typing.open && !wrong) typing.text = undefined;
  });

  const hold = (text: string | undefined, open: boolean) => {
    clearTimeout(timer.current);
    Object.assign(typing, { text, open });
    render(1);
  };
  const type = ({ currentTarget }: InField) => {
    const text = currentTarget.value;
    hold(text, true);
    if (pause !== undefined && !typing.composing) timer.current = setTimeout(() => latest.current(text, false), pause);
  };
  const finish = () => {
    if (!typing.open) return;
    hold(typing.text, false);
    take(typing.text!, true);
  };
  /** Gives up what was typed. */
  const drop = () => hold(undefined, false);
  const field = {
    value: typing.text !== undefined && (typing.open || wrong) ? typing.text : value,
    'aria-invalid': wrong || undefined,
    onInput: type,
    // In small letters: elements have no such properties, by which Preact would know how these events are written.
    oncompositionstart: () => {
      typing.composing = true;
    },
    oncompositionend: (event: InField) => {
      typing.composing = false;
      type(event);
    },
    onBlur: () => {
      typing.composing = false;
      finish();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (isComposing(event)) return;
      if (event.key === 'Enter') finish();
      else if (event.key === 'Escape') {
        drop();
        // The value itself is never wrong: the sentence goes with the text.
        if (wrong) take(value, true);
      }
    },
  };
  return { field, drop };
}
