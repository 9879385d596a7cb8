import { useEffect, useRef, useState } from 'preact/hooks';
import { fixed } from '../../../src/math/rounding.ts';
import type { Recorder } from './recorder.ts';

interface Props {
  /** Longest recording, in seconds: it ends by itself. */
  most: number;
  onRecorded: (file: File) => void;
  /** Says what is wrong; '' for nothing. */
  say: (text: string) => void;
}

const REFUSALS: Record<string, string> = {
  NotAllowedError: '没有得到使用麦克风的许可；在浏览器的地址栏旁边允许它，或者选一份 WAV 文件。',
  NotFoundError: '没有找到麦克风；接上一个，或者选一份 WAV 文件。',
  NotReadableError: '麦克风正被别的程序占用；关掉那个程序，或者选一份 WAV 文件。',
};
const UNAVAILABLE = '这个页面用不了麦克风（要用较新的浏览器、经 https 打开）；选一份 WAV 文件。';

/** Records one's own voice: the level and the time are shown while it does; it ends with 停止录音 or when it is as long as can be taken. */
export function Microphone({ most, onRecorded, say }: Props) {
  const recorder = useRef<Recorder>();
  /** Counts beginnings and ends: a permission that is given after the end begins nothing. */
  const turn = useRef(0);
  const [heard, setHeard] = useState<{ level: number; seconds: number }>();
  useEffect(
    () => () => {
      turn.current++;
      recorder.current?.cancel();
    },
    [],
  );

  const stop = () => {
    turn.current++;
    const file = recorder.current?.stop();
    recorder.current = undefined;
    setHeard(undefined);
    if (file) onRecorded(file);
  };
  const start = async () => {
    say('');
    if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === 'undefined') return say(UNAVAILABLE);
    // Made and woken in the tap itself: after an await it would stay silent.
    const context = new AudioContext();
    void context.resume();
    setHeard({ level: 0, seconds: 0 });
    const mine = ++turn.current;
    try {
      const { record } = await import('./recorder.ts');
      const begun = await record(context, (level, seconds) => {
        setHeard({ level, seconds });
        if (seconds >= most) stop();
      });
      if (mine === turn.current) recorder.current = begun;
      else begun.cancel();
    } catch (error) {
      context.close().catch(() => {}); // it may be closed already
      if (mine !== turn.current) return;
      setHeard(undefined);
      say(REFUSALS[(error as DOMException).name] ?? UNAVAILABLE);
    }
  };
  if (!heard) {
    return (
      <button type="button" onClick={start}>
        用麦克风录
      </button>
    );
  }
  return (
    <>
      <button type="button" onClick={stop}>
        停止录音
      </button>
      <span class="lab-recording" role="timer">
        <meter min={0} max={1} value={heard.level} aria-label="音量" />
        {fixed(heard.seconds, 1)} 秒，最长 {most} 秒
      </span>
    </>
  );
}
