import { useEffect, useRef, useState } from 'preact/hooks';
import { takeTurn, type Turn } from '../../../src/lab/hands/sound.ts';
import type { Offer } from './offers.ts';

const NO_SOUND = '这个浏览器放不出声音；图和下面的话说的是同一件事。';
const NO_DEVICE = '这台设备放不出这段声音；图和下面的话说的是同一件事。';

/** Under the picture: a button for everything that can be heard, which plays it, and stops it while it plays. */
export function Sounds({ offers }: { offers: readonly Offer[] }) {
  /** Which one is on, or is being made. */
  const [on, setOn] = useState<{ label: string; heard: boolean }>();
  const [fault, setFault] = useState('');
  const turn = useRef<Turn>();
  useEffect(() => () => turn.current?.stop(), []);

  const listen = async ({ label, make }: Offer) => {
    // Taken in the tap itself: after an await it would stay silent.
    const mine = takeTurn();
    setFault(mine ? '' : NO_SOUND);
    if (!mine) return;
    turn.current = mine;
    setOn({ label, heard: false });
    void mine.over.then(() => {
      if (turn.current !== mine) return;
      turn.current = undefined;
      setOn(undefined);
    });
    const heard = await make().catch((error: Error) => {
      if (turn.current === mine) setFault(error.message);
      mine.stop();
    });
    if (!heard || turn.current !== mine) return;
    try {
      mine.play(heard.samples, heard.sampleRate);
      setOn({ label, heard: true });
    } catch {
      setFault(NO_DEVICE);
      mine.stop();
    }
  };
  return (
    <div class="lab-sounds" role="group" aria-label="声音">
      {offers.map((offer) => {
        const mine = on?.label === offer.label;
        return (
          <button
            key={offer.label}
            type="button"
            class="lab-quiet"
            data-sound={mine ? (on.heard ? 'on' : 'coming') : undefined}
            onClick={() => (mine ? turn.current?.stop() : void listen(offer))}
          >
            {mine ? '停' : '听'} {offer.label}
          </button>
        );
      })}
      <p class="lab-fault" role="status">
        {fault}
      </p>
    </div>
  );
}
