import { readable } from '../../src/math/number-text.ts';
import type { Session, Verdict } from '../../src/lab/run/session.ts';

/** What a figure is doing, in words. */

/** @param remaining seconds that the run will still take, if that can be told */
export function statusText({ phase, progress, verdict }: Session, remaining?: number): string {
  switch (phase) {
    case 'published':
      return '已发布的结果';
    case 'waiting':
      return `链接里的这组参数要算久一些，先停下了${percent(progress)}`;
    case 'starting':
      return '正在准备';
    case 'running':
      return `正在计算${percent(progress)}${remaining === undefined ? '' : `（还需约 ${duration(remaining)}）`}`;
    case 'paused':
      return `已暂停${percent(progress)}`;
    case 'done':
      return `完成${verdictText(verdict!)}`;
    case 'faulty':
      return '没有算成';
  }
}

/** The same without numbers that change many times a second: what a screen reader is told. */
export function announcement(session: Session): string {
  return statusText({ ...session, progress: undefined });
}

/** What the picture shows while it does not show the parameters that are set. */
export const staleText = ({ shown }: Session): string => (shown ? '图上还是上一组参数的结果' : '图上还是发布的结果');

/** On the button that goes on with a long run. @param seconds that it will still take, if that can be told */
export const offerText = (seconds: number | undefined): string =>
  seconds === undefined ? '接着算（多久还说不准，随时可停）' : `接着算（还要约 ${duration(seconds)}）`;

const percent = (progress: number | undefined) => (progress === undefined ? '' : ` ${Math.floor(progress * 100)}%`);

/** Seconds in words: 3 秒, 2 分 10 秒. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

function verdictText(verdict: Verdict): string {
  if (verdict === 'unpublished') return '（未发布的参数，无可对照）';
  if (verdict === 'unread') return '（没有读到发布的结果，无从对照）';
  if (verdict.identical) return '，与发布结果逐位一致';
  const { path, difference } = verdict.largest!;
  return Number.isFinite(difference)
    ? `，与发布结果最大相差 ${readable(difference)}（${path}）`
    : `，与发布结果不同（${path}）`;
}
