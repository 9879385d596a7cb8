import type { Result } from './results.ts';

/** What the chapter says of the results. Each sentence speaks of some of the runs and lets the others be. */

const conditions: Record<string, (result: Result) => boolean> = {
  四个角在输入平面里没有一条直线分得开: (result) => result.mode !== 'xor' || !result.separable.input,
  在隐藏平面里都有一条直线分得开: (result) => result.mode !== 'xor' || result.separable.hidden,
  网络把每个洞的每一处都折回了同一个点: (result) => result.mode !== 'paper' || result.largestError < 1e-6,
  // The rule about creases against what the net, run backwards, finds.
  '不碰折痕的一刀开出 $2n$ 处，碰到一条折痕的开出 $n$ 处': (result) =>
    result.mode !== 'paper' || result.cuts.every(({ copies, places }) => copies === places.length),
};

export const claims = Object.fromEntries(Object.entries(conditions).map(([claim, holds]) => [claim, { of: {}, holds }]));
