import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTyped } from '../../components/lab/controls/use-typed.ts';

/** A field that takes whole numbers, as a figure's does: what it refuses is wrong until something else is taken. */
function field(pause?: number) {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  vi.stubGlobal('document', document);
  const taken: [text: string, done: boolean][] = [];
  const state = { value: '5', wrong: false };
  const take = (text: string, done: boolean) => {
    taken.push([text, done]);
    state.wrong = !/^\d+(\.0)?$/.test(text);
    if (!state.wrong) state.value = String(Number(text));
    draw();
  };
  const View = () => h('input', useTyped({ ...state, take, ...(pause && { pause }) }).field as object);
  const draw = () => render(h(View, {}), document.body);
  draw();
  const input = document.querySelector('input')!;
  const send = async (type: string, more: object = {}) => {
    input.dispatchEvent(Object.assign(new document.defaultView!.Event(type), more));
    await vi.advanceTimersByTimeAsync(0); // the next rendering
    await vi.advanceTimersByTimeAsync(40); // and what follows it
  };
  return {
    taken,
    state,
    draw,
    send,
    text: () => input.value,
    wrong: () => input.getAttribute('aria-invalid'),
    type: async (text: string) => {
      input.value = text;
      await send('input');
    },
    press: (key: string, more: object = {}) => send('keydown', { key, ...more }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (turn: () => void) => setTimeout(turn, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is typed', () => {
  it('is taken with Enter, once, and shown as the value is written', async () => {
    const { type, press, send, taken, text } = field();
    await type('7.0');
    expect([taken, text()]).toEqual([[], '7.0']);
    await press('Enter');
    await send('blur');
    expect([taken, text()]).toEqual([[['7.0', true]], '7']);
  });

  it('stays when it is refused, until the field has another value', async () => {
    const { type, send, taken, text, wrong, state, draw } = field();
    await type('10²');
    await send('blur');
    expect([taken, text(), wrong()]).toEqual([[['10²', true]], '10²', 'true']);
    await send('blur');
    expect(taken).toHaveLength(1);
    Object.assign(state, { value: '6', wrong: false }); // by its slider
    draw();
    await send('focus');
    expect([text(), wrong()]).toEqual(['6', null]);
    state.wrong = true; // a fault of the run: what was typed long ago is not brought back
    draw();
    expect(text()).toBe('6');
  });

  it('stays too where the field is left before the page has drawn it', async () => {
    const { type, send, text } = field();
    void type('x');
    await Promise.resolve(); // a rendering, but no frame
    await send('blur');
    expect(text()).toBe('x');
  });

  it('is dropped with Escape, and the sentence with it', async () => {
    const { type, press, taken, text, wrong } = field();
    await type('x');
    await press('Enter');
    await press('Escape');
    expect([taken, text(), wrong()]).toEqual([
      [
        ['x', true],
        ['5', true],
      ],
      '5',
      null,
    ]);
    await type('8');
    await press('Escape');
    await press('Enter');
    expect([taken.length, text()]).toEqual([2, '5']);
  });

  it('is taken when typing pauses, where it may', async () => {
    const { type, taken, text, press } = field(500);
    await type('7');
    await vi.advanceTimersByTimeAsync(400);
    await type('7.0');
    await vi.advanceTimersByTimeAsync(400);
    expect(taken).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect([taken, text()]).toEqual([[['7.0', false]], '7.0']);
    await press('Enter');
    expect([taken.at(-1), text()]).toEqual([['7.0', true], '7']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(taken).toHaveLength(2);
  });
});

describe('what an input method composes', () => {
  it('is no text before it is done', async () => {
    const { type, send, press, taken, text } = field(500);
    await type('1');
    await send('compositionstart');
    for (const letters of ['1si', "1si'n"]) await type(letters);
    await vi.advanceTimersByTimeAsync(2000);
    await press('Enter', { isComposing: true });
    await press('Escape', { isComposing: true });
    await press('Enter', { keyCode: 229 });
    expect([taken, text()]).toEqual([[], "1si'n"]);
    await type('12');
    await send('compositionend');
    await vi.advanceTimersByTimeAsync(600);
    expect(taken).toEqual([['12', false]]);
  });

  it('is done when the field is left', async () => {
    const { type, send, taken } = field(500);
    await send('compositionstart');
    await type('汉');
    await send('blur');
    expect(taken).toEqual([['汉', true]]);
  });
});
