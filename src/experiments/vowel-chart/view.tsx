import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { redrawMark } from '../../lab/draw/live-marks.ts';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { MOVE_MS } from '../../lab/hands/animate.ts';
import { newGesture } from '../../lab/hands/drag.ts';
import { stepOf } from '../../lab/hands/keyboard.ts';
import { Overlay, Patch, pinned } from '../../lab/hands/Patch.tsx';
import type { Point } from '../../lab/hands/pointer.ts';
import { useAnimation } from '../../lab/hands/use-animation.ts';
import { useLiveDrawing } from '../../lab/hands/use-live-drawing.ts';
import { movingSounds, placeMark } from './chart-panel.ts';
import type experiment from './experiment.ts';
import { figureWith } from './figure.ts';
import { mouthMarks } from './mouth-panel.ts';
import { frameOf, placesOf } from './places.ts';
import { drawnAt, settable, speak, spokenAt, vowelAt, type Spoken } from './pointing.ts';
import { between, type Groups } from './sounds.ts';
import { useVoice } from './use-voice.ts';
import './view.css';

/** The chart under the reader's finger: a tap chooses a vowel and lets it be heard, a drag changes it; normalising moves what stands there. */

type Props = ViewProps<typeof experiment>;

/** A finger that has moved less, in pixels, has tapped. */
const STILL = 6;
/** How much keys change a formant. */
const KEYS = { small: 0.02, large: 0.1 };
/** Least of F3 above F2, as the result has it too: until that comes. */
const APART = 1.1;

export default function View({ result, params, wanted, set, draw, width }: Props) {
  /** What the chart shows: while its sounds move to where another result has them, still the one before. */
  const [chart, setChart] = useState({ result, params });
  const same = (name: 'normalisation' | 'vowels' | 'who' | 'voice') => chart.params[name] === params[name];
  const stands = same('normalisation') && same('vowels') && same('who') && same('voice');
  const moves = same('vowels') && !same('normalisation');
  const standing = moves ? chart : { result, params };
  /** Where its sounds are on their way. */
  const onTheWay = useRef<Groups>();
  const places = placesOf(width);
  const animate = useAnimation();

  const canvas = useLiveDrawing(draw, {
    result,
    madeOf: [standing.params.normalisation, standing.params.vowels, standing.params.who, standing.params.voice, width],
    make: () => {
      const groups = (moves && onTheWay.current) || standing.result.groups;
      return figureWith({ ...standing.result, groups }, standing.params, result.place, params, width);
    },
    fits: () => true,
    paint: (svg) => {
      redrawMark(svg, 'place', placeMark(result.place));
      for (const [name, mark] of mouthMarks(result.place, params, places)) redrawMark(svg, name, mark);
    },
  });
  useLayoutEffect(() => {
    if (stands) return;
    if (!moves) return setChart({ result, params });
    const from = onTheWay.current ?? chart.result.groups;
    return animate(MOVE_MS, (share) => {
      const svg = canvas.current?.querySelector('svg');
      onTheWay.current = share < 1 ? between(from, result.groups, share) : undefined;
      if (onTheWay.current && svg) redrawMark(svg, 'sounds', movingSounds(onTheWay.current));
      else setChart({ result, params });
    });
  }, [params.normalisation, params.vowels, params.who, params.voice]);

  const { place, y } = result;
  const voice = useVoice();
  const formants = ({ f1, f2 }: { f1: number; f2: number }) => [f1, f2, Math.max(place.f3, APART * f2)] as const;
  // What is heard at once is made true when its result is there.
  useEffect(() => voice.move([params.f1, params.f2, place.f3], place.f0), [result]);

  const begun = useRef<{ at: Point; tapped: boolean }>();
  const say = (spoken: Spoken, gesture: number) => {
    // Heard first, seen after: an ear waits less.
    voice.begin(formants(spoken), place.f0);
    speak(set, wanted, spoken, gesture);
  };
  const choose = (spoken: Spoken) => {
    say(spoken, newGesture());
    voice.end();
  };
  const frame = frameOf(places),
    size = { width, height: Math.max(places.chart.top + places.chart.height, places.mouth.top + places.mouth.height) };
  const i = result.groups[wanted.who as 'men']?.vowels.find(({ ipa }) => ipa === 'i');
  const scale = wanted.normalisation === 'none' ? { f1: 1, f2: 1 } : result.groups[wanted.who as 'men']?.scale;
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      <Overlay size={size} label="点一个母音，或在图上拖；也可以用方向键">
        <Patch
          class="lab-map"
          role="slider"
          tabindex={0}
          aria-label="母音图上选中的地方：用方向键移动，按回车选最近的母音"
          aria-valuemin={200}
          aria-valuemax={1300}
          aria-valuenow={wanted.f1}
          aria-valuetext={`F1 ${wanted.f1} 赫，F2 ${wanted.f2} 赫，离 ${place.near} 最近`}
          box={frame}
          of={size}
          drag={{
            begin: (at, gesture) => {
              begun.current = { at, tapped: true };
              say(vowelAt(at, places, result, wanted) ?? spokenAt(at, places, result, wanted), gesture);
            },
            move: (at, gesture) => {
              const [x, y] = begun.current!.at;
              if (begun.current!.tapped && Math.hypot(at[0] - x, at[1] - y) < STILL) return;
              begun.current!.tapped = false;
              say(spokenAt(at, places, result, wanted), gesture);
            },
            end: voice.end,
          }}
          onKeyDown={(event) => {
            const step = stepOf(event, KEYS);
            if (!step && event.key !== 'Enter') return;
            event.preventDefault();
            // Left is a higher F2, up a lower F1, as it is drawn.
            if (step) return choose(settable({ f1: wanted.f1 * (1 - step[1]), f2: wanted.f2 * (1 - step[0]) }));
            const nearest = vowelAt(drawnAt(place, places), places, result, wanted, Infinity);
            if (nearest) choose(nearest);
          }}
        />
        <p
          class="vowel-pair"
          style={pinned([places.mouth.left + places.buttons[0], places.mouth.top + places.buttons[1]], size)}
        >
          <button
            type="button"
            aria-label="i 展唇：选中它"
            disabled={!i}
            onClick={() =>
              i && choose(settable({ f1: i.f1 * (scale?.f1 ?? 1), f2: i.f2 * (scale?.f2 ?? 1), lips: 'spread' }))
            }
          >
            i 展唇
          </button>
          <button
            type="button"
            aria-label="y 圆唇：选中它"
            onClick={() => choose({ f1: y[0], f2: y[1], lips: 'rounded' })}
          >
            y 圆唇
          </button>
        </p>
      </Overlay>
    </>
  );
}
