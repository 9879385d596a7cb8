import { useEffect, useRef } from 'preact/hooks';
import { takeTurn, type Turn, type Voice } from '../../lab/hands/sound.ts';

/** A voice that sings what is touched for as long as it is touched, and never shorter than can be heard. */

/** In milliseconds. */
const SHORTEST = 450;

export type Formants = readonly [f1: number, f2: number, f3: number];

export function useVoice() {
  const voice = useRef<{ turn: Turn; sung: Voice; since: number }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const stop = () => {
    voice.current?.turn.stop();
    voice.current = undefined;
  };
  useEffect(() => {
    return () => {
      clearTimeout(timer.current);
      stop();
    };
  }, []);
  return {
    /** To be called in the touch itself. One that is heard goes on, elsewhere. */
    begin(formants: Formants, f0: number) {
      clearTimeout(timer.current);
      if (voice.current) return voice.current.sung.move(formants, f0);
      const turn = takeTurn();
      if (!turn) return;
      const mine = (voice.current = { turn, sung: turn.sing(formants, f0), since: performance.now() });
      void turn.over.then(() => {
        if (voice.current === mine) voice.current = undefined;
      });
    },
    move: (formants: Formants, f0: number) => voice.current?.sung.move(formants, f0),
    /** Ends it, once it has been heard. */
    end() {
      if (!voice.current) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(stop, Math.max(0, SHORTEST - (performance.now() - voice.current.since)));
    },
  };
}
