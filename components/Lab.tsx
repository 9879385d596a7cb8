import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { HoldAfter } from './lab/HoldAfter.tsx';
import { Actions, Offer, RunState } from './lab/Actions.tsx';
import { Controls } from './lab/controls/Controls.tsx';
import { Extras } from './lab/extras/Extras.tsx';
import { firstInput, takeDropped } from './lab/inputs/data-room.ts';
import { carryOutTouches } from './lab/page/early-touches.ts';
import { Sounds } from './lab/sounds/Sounds.tsx';
import { Stage } from './lab/stage/Stage.tsx';
import type { LabProps } from './lab/types.ts';
import { difference } from '../src/lab/declare/difference.ts';
import type { Setting } from '../src/lab/draw/draw.ts';
import { isShown } from '../src/lab/declare/validate.ts';
import { isLive } from '../src/lab/run/session.ts';
import { useLab } from './lab/use-lab.ts';

interface Props extends LabProps {
  /** The drawings made at build, one a width. */
  still?: ComponentChildren;
  /** The published result's table, made at build. */
  table?: ComponentChildren;
}

/** The one island that every experiment shares: the published figure, which a tap makes live. */
export default function Lab({ still, table, ...lab }: Props) {
  const { session, send, step, expect, wake, subject, drawn, behind, room, offers, stale } = useLab(lab);
  useEffect(() => carryOutTouches(document.getElementById(lab.label)!), []);
  const { shown } = session;
  const change = (name: string, value: unknown, gesture = -1, { held }: Setting = {}) =>
    send({ type: 'change', name, value, gesture, held });
  const before = useMemo(() => {
    const { before: run, params, seed } = session;
    return run && { result: run.result, words: difference(lab.controls, run, { params, seed }) };
  }, [session.before, session.params, session.seed]);
  const input = firstInput(lab.controls);
  /**
   * Told when something has been done, not when it begins: what is under the finger must not move away from it. And told past the rendering,
   * which would set a radio button back that is being pressed.
   */
  const use = (event: { currentTarget: HTMLElement }) => void (event.currentTarget.dataset.used = '');
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input !== undefined && event.dataTransfer) void takeDropped(room, input, event.dataTransfer);
  };
  const dropping = input !== undefined && { onDragOver: hover, onDragLeave: () => setOver(false), onDrop: drop };
  const controls = (names: readonly string[]) => (
    <Controls
      label={lab.label}
      names={names}
      controls={lab.controls}
      params={session.params}
      fault={session.fault}
      room={room}
      onChange={change}
    />
  );
  const more = Object.keys(lab.controls).filter(
    (name) => !lab.touch.includes(name) && isShown(lab.controls[name]!, session.params),
  );
  const faulty = more.some((name) => room.faults[name] || session.fault?.name === name);
  return (
    <div
      class={`lab${over ? ' is-dropping' : ''}`}
      onPointerOver={expect}
      onClickCapture={use}
      onChangeCapture={use}
      {...dropping}
    >
      <Stage
        still={still}
        shown={shown}
        wanted={session.params}
        behind={behind}
        before={before}
        drawn={drawn}
        stale={stale}
        over={session.phase === 'waiting' && <Offer session={session} send={send} />}
        name={lab.label}
        running={isLive(session)}
        told={!lab.untold}
        wake={wake}
        title={lab.title}
        set={change}
        onFault={(message) => send({ type: 'fault', ticket: session.ticket, message })}
      />
      <div class="lab-side">
        <div class="lab-console">
          {offers.length > 0 && <Sounds offers={offers} />}
          <RunState session={session} subject={subject} stale={stale} send={send} />
          {controls(lab.touch)}
          {more.length > 0 && (
            <Folded faulty={faulty} symbols={more.flatMap((name) => lab.controls[name]!.symbol ?? [])}>
              {() => controls(more)}
            </Folded>
          )}
        </div>
        <Sentence id={`${lab.label}-sentence`} text={shown?.sentence ?? lab.sentence} printed={lab.sentence} />
        <Actions session={session} subject={subject} seeded={lab.seeded} send={send} step={step}>
          {lab.holdsAfter.length > 0 && (
            <HoldAfter seconds={lab.holdsAfter} phase={session.phase} hold={() => send({ type: 'pause' })} />
          )}
        </Actions>
        {lab.trains && (
          <p class="lab-trained-by">
            {shown?.trainedBy ??
              (session.phase === 'done' ? '这次没有训练网络。' : '运行以后，这里说明是哪一种代码在训练。')}
          </p>
        )}
        <Extras lab={lab} session={session} table={table} />
      </div>
    </div>
  );
}

interface FoldedProps {
  /** One of the parameters within is wrong: it must be seen. */
  faulty: boolean;
  /** The symbols of the parameters within; a formula's symbol finds the fold by them. */
  symbols: readonly string[];
  children: () => ComponentChildren;
}

/**
 * The parameters that a figure is not about. They come when the figure wakes: browsers look into every field of a page when it has loaded, folded or
 * not, and lay it out for that.
 */
function Folded({ faulty, symbols, children }: FoldedProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  useEffect(() => {
    if (faulty) fold.current!.open = true;
  }, [faulty]);
  return (
    <details class="lab-more" ref={fold} data-folds={awake ? undefined : symbols.join(' ')}>
      <summary>更多参数</summary>
      {awake && children()}
    </details>
  );
}

/**
 * What the figure shows now. It keeps the height of the longest so far, so that the controls below stay where they are. Heights are taken with
 * their fractions, when the browser has laid them out anyway, and nothing is written before a shorter sentence comes: the page stays to the last
 * fraction as it was built when this wakes. On paper the published result is shown, and what is said of that.
 */
function Sentence({ id, text, printed }: { id: string; text: string; printed: string }) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { style } = paragraph.current!;
    let tallest = { width: 0, height: 0 };
    const observer = new ResizeObserver((entries) => {
      const { inlineSize: width, blockSize: height } = entries.at(-1)!.borderBoxSize[0]!;
      if (width !== tallest.width || height >= tallest.height) {
        tallest = { width, height };
        style.minHeight = '';
      } else style.minHeight = `max(3.2em, ${tallest.height}px)`;
    });
    observer.observe(words.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <p class="lab-sentence" id={id} ref={paragraph}>
      <span ref={words} class={text === printed ? undefined : 'on-screen'}>
        {text}
      </span>
      {text !== printed && <span class="on-paper">{printed}</span>}
    </p>
  );
}
