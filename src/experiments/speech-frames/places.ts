import { TITLE_HEIGHT } from '../../lab/draw/draw.ts';

/** Where the panels stand. On a phone all six and what is under the thumb fit one screen of 375 × 812: the small ones in pairs. */

interface Place {
  place: { left: number; top: number; width: number };
  height: number;
}

export interface Places {
  wave: Place;
  picture: Place;
  frame: Place;
  spectrum: Place;
  logMel: Place;
  cepstra: Place;
}

const PHONE = 560;
const ROW = 8;

export function placesOf(width: number): Places {
  const narrow = width < PHONE;
  const gap = narrow ? 8 : 28;
  const half = Math.floor((width - gap) / 2);
  let top = 0;
  const row = (height: number) => {
    const at = { top, height };
    top += TITLE_HEIGHT + height + ROW;
    return at;
  };
  const put = ({ top, height }: { top: number; height: number }, left: number, width: number): Place => ({
    place: { left, top, width },
    height,
  });
  const pair = (height: number): [Place, Place] => {
    const at = row(height);
    return [put(at, 0, half), put(at, half + gap, half)];
  };
  const [wave, picture] = narrow
    ? [put(row(116), 0, width), put(row(124), 0, width)]
    : [put(row(150), 0, width), put(row(180), 0, width)];
  const [frame, spectrum] = pair(narrow ? 118 : 190);
  const [logMel, cepstra] = pair(narrow ? 118 : 190);
  return { wave, picture, frame, spectrum, logMel, cepstra };
}
