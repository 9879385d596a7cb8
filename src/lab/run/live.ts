import type { Handed } from '../declare/data.ts';
import type { Params } from '../declare/define.ts';
import type { Heard } from '../declare/sound.ts';
import { NOT_LOADED, openLine, type Line, type OrderBody, type WorkerLike } from './line.ts';
import type { Output, Reply, Stage, Wanted } from './protocol.ts';

/**
 * The page's side of a live experiment. One worker for each open experiment, built when it first runs, ended with it. The latest run
 * wins; a stopped run says nothing more from that moment, and a worker that is stuck in a step is ended and replaced.
 */

export type { Output } from './protocol.ts';

export interface LiveEvents {
  /** The experiment is loaded and about to compute. */
  started?(): void;
  /** @param progress 0 to 1, undefined if unknown @param final the run is over and this is what it found */
  result(output: Output, progress: number | undefined, final: boolean): void;
  /** The run broke off. @param message one Chinese sentence @param name the parameter at fault, if it is one. Running again is a retry. */
  fault(message: string, name?: string): void;
}

export interface LiveRun {
  pause(): void;
  resume(): void;
  /** One yield of the experiment, then paused. */
  step(): void;
  stop(): void;
}

export interface LiveExperiment {
  /** @param startPaused nothing is computed before `step` or `resume` @param handed the reader's own data; others the worker has itself */
  run(params: Params, seed: number, events: LiveEvents, startPaused?: boolean, handed?: Handed): LiveRun;
  /** What is to be heard of a state. @throws (rejects) Error with one Chinese sentence if it cannot be made */
  sound(params: Params, seed: number, wanted: Wanted, handed?: Handed): Promise<Heard>;
  /** Has the worker, the experiment and its engine ready for a run that is likely. Of all experiments of a page only the latest is kept so. */
  warm(): void;
  /** Ends the worker and frees its memory. */
  close(): void;
}

/** The run that counts. `workerHolds`: the worker was ordered to hold it, by the caller or because the page is hidden. */
interface Current {
  ticket: number;
  events: LiveEvents;
  held: boolean;
  workerHolds: boolean;
  /** Single steps ordered and not answered yet: a worker that replaces a stuck one takes them again. */
  steps: number;
}

const NO_WORKER = '这个浏览器没有让页面在后台计算，所以不能现场运行；图上是已有的结果。换一个较新的浏览器再试。';

const NO_SOUND = '声音没有算出来。检查网络，再点一次。';

/** Ends the worker that is warm and was never used, if there is one. */
let warmed: (() => void) | undefined;

/** @param build makes the worker; tests pass their own */
export function openExperiment(id: string, build: () => WorkerLike = buildWorker): LiveExperiment {
  let ticket = 0;
  let line: Line | undefined;
  /** What the worker at the line's end was given of the reader's data: by input, its value. */
  let sent: Record<string, string> = {};
  let current: Current | undefined;
  /** Sounds that are waited for, by their tickets. */
  const waiting = new Map<number, { take: (heard: Heard) => void; miss: (error: Error) => void }>();
  let sounds = 0;

  const order = (body: OrderBody) => line?.send(body);
  const hold = () => {
    if (!current) return;
    const workerHolds = current.held || document.hidden;
    if (workerHolds !== current.workerHolds) order({ kind: workerHolds ? 'pause' : 'resume', ticket: current.ticket });
    current.workerHolds = workerHolds;
  };
  const fail = (message: string, name?: string) => {
    const failed = current;
    current = undefined;
    failed?.events.fault(message, name);
  };
  const hangUp = () => {
    line?.end();
    line = undefined;
    for (const { miss } of waiting.values()) miss(new Error(NO_SOUND));
    waiting.clear();
  };
  const hear = (reply: Extract<Reply, { ticket: number }>) => {
    if (reply.kind === 'sound' || reply.kind === 'silence') {
      const one = waiting.get(reply.ticket);
      waiting.delete(reply.ticket);
      if (reply.kind === 'sound') one?.take(reply.heard);
      else one?.miss(new Error(reply.message));
      return;
    }
    if (reply.ticket !== current?.ticket) return;
    const { events } = current;
    if (reply.kind === 'started') events.started?.();
    else if (reply.kind === 'result') {
      if (current.steps > 0) current.steps--;
      if (reply.final) current = undefined;
      events.result(reply.output, reply.progress, reply.final);
    } else {
      // A module or an engine that failed once may be kept as failed, and one that threw be left in disorder: a retry starts afresh.
      if (reply.stage !== 'params' && reply.stage !== 'data') hangUp();
      fail(sentenceOf(reply.stage, reply.message), reply.name);
    }
  };
  const connect = (): Line =>
    openLine(build(), hear, (message) => {
      hangUp();
      fail(message);
    });

  /** The line, built if there is none, with what the reader handed over sent on before. */
  const connected = (ticket: number, params: Params, handed: Handed): Line => {
    if (!line) sent = {};
    line ??= connect();
    for (const [input, { pick, value }] of Object.entries(handed)) {
      if (params[input] !== pick || sent[input] === pick) continue;
      line.send({ kind: 'data', ticket, input, pick, value });
      sent[input] = pick;
    }
    return line;
  };
  document.addEventListener('visibilitychange', hold);
  /** Ends a worker that was warmed and not used: engines take memory. */
  const cool = () => {
    if (!current) hangUp();
  };
  return {
    warm() {
      if (line) return;
      warmed?.();
      warmed = cool;
      try {
        sent = {};
        line = connect();
        line.send({ kind: 'warm', ticket, id });
      } catch {
        hangUp(); // said when a run is wanted
      }
    },
    sound(params, seed, wanted, handed = {}) {
      if (warmed === cool) warmed = undefined;
      const mine = ++sounds;
      return new Promise((take, miss) => {
        waiting.set(mine, { take, miss });
        try {
          connected(ticket, params, handed).send({ kind: 'sound', ticket: mine, id, params, seed, wanted });
        } catch {
          hangUp();
        }
      });
    },
    run(params, seed, events, startPaused = false, handed = {}) {
      const mine = ++ticket;
      if (warmed === cool) warmed = undefined;
      const stuck = () => {
        hangUp();
        if (current?.ticket === mine) begin();
      };
      const begin = () => {
        try {
          const { send } = connected(mine, params, handed);
          send({ kind: 'run', ticket: mine, id, params, seed, held: current!.workerHolds });
          for (let i = 0; i < current!.steps; i++) send({ kind: 'step', ticket: mine });
        } catch {
          hangUp();
          queueMicrotask(() => current?.ticket === mine && fail(NO_WORKER));
        }
      };
      current = { ticket: mine, events, held: startPaused, workerHolds: startPaused || document.hidden, steps: 0 };
      begin();
      line?.expectAnswer(stuck);
      const ifMine = (act: () => void) => () => {
        if (current?.ticket === mine) act();
      };
      const setHeld = (value: boolean) =>
        ifMine(() => {
          current!.held = value;
          hold();
        });
      return {
        pause: setHeld(true),
        resume: setHeld(false),
        step: ifMine(() => {
          current!.held = current!.workerHolds = true;
          current!.steps++;
          order({ kind: 'step', ticket: mine });
        }),
        stop: ifMine(() => {
          current = undefined;
          order({ kind: 'stop', ticket: mine });
          line?.expectAnswer(hangUp);
        }),
      };
    },
    close() {
      document.removeEventListener('visibilitychange', hold);
      current = undefined;
      hangUp();
    },
  };
}

function sentenceOf(stage: Stage, message: string): string {
  switch (stage) {
    case 'load':
      return NOT_LOADED;
    case 'prepare':
      return `计算引擎没有启动（${message}），图上是已有的结果。点“重试”，或者换一个浏览器。`;
    case 'params':
    case 'data':
      return message;
    case 'run':
      return `计算时出了错（${message}），图上是已有的结果。换一组参数，或者点“重试”。`;
  }
}

/** The address must be written out here for the bundler to see it. */
function buildWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
