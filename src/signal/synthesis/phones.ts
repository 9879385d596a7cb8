import { vowelOf, type Triple } from './vowels.ts';

/**
 * What the tongue, the lips and the folds make for at each phone, of a man's voice: vowels by Peterson & Barney 1952, consonants by Klatt 1980
 * (table III), with the second formant from which /t/ and /d/ seem to come at 1800 Hz (Delattre, Liberman & Cooper 1955, "Acoustic loci and
 * transitional cues for consonants", JASA 27:769–773) and /j/ near the vowel /i/ that it begins as; diphthongs by Klatt 1980 (table II). Names are
 * those of CMU's dictionary.
 */

/** A peak of a noise's spectrum: where, how broad (Hz), and how high against the highest, in dB. */
export interface NoisePeak {
  at: number;
  width: number;
  db: number;
}

export interface PhoneTarget {
  manner: 'vowel' | 'glide' | 'nasal' | 'stop' | 'fricative' | 'silence';
  formants: Triple;
  /** Of a diphthong, where it ends. */
  glide?: Triple;
  /** Strength of the voice, against a vowel's. */
  voicing: number;
  /** The noise of a narrow place or of a burst, and how loud it is, against a vowel. */
  noise?: { peaks: readonly NoisePeak[]; level: number };
  /** Of a stop: seconds of the burst, and of the breath that follows it. */
  release?: readonly [burst: number, breath: number];
}

const vowel = (phone: string): PhoneTarget => ({ manner: 'vowel', formants: vowelOf(phone).men, voicing: 1 });
const diphthong = (formants: Triple, glide: Triple): PhoneTarget => ({ manner: 'vowel', formants, glide, voicing: 1 });

const ALVEOLAR: readonly NoisePeak[] = [
  { at: 1800, width: 400, db: -24 },
  { at: 2700, width: 500, db: -14 },
  { at: 3600, width: 700, db: -4 },
  { at: 4800, width: 1200, db: 0 },
];
const VELAR: readonly NoisePeak[] = [
  { at: 2200, width: 300, db: 0 },
  { at: 2900, width: 400, db: -6 },
  { at: 4300, width: 900, db: -16 },
];
const SIBILANT: readonly NoisePeak[] = [
  { at: 2700, width: 500, db: -22 },
  { at: 3700, width: 600, db: -4 },
  { at: 5000, width: 1200, db: 0 },
  { at: 6500, width: 1500, db: -3 },
];
const LABIAL: readonly NoisePeak[] = [
  { at: 1100, width: 1500, db: -6 },
  { at: 3000, width: 2500, db: -3 },
  { at: 6000, width: 3000, db: 0 },
];
const DENTAL: readonly NoisePeak[] = [
  { at: 1400, width: 1500, db: -8 },
  { at: 3500, width: 2500, db: -5 },
  { at: 6500, width: 2500, db: 0 },
];

export const PHONES: Readonly<Record<string, PhoneTarget>> = {
  SIL: { manner: 'silence', formants: [500, 1500, 2500], voicing: 0 },
  AH: vowel('AH'),
  AO: vowel('AO'),
  EH: vowel('EH'),
  IH: vowel('IH'),
  IY: vowel('IY'),
  UW: vowel('UW'),
  AY: diphthong([660, 1200, 2550], [400, 1880, 2500]),
  EY: diphthong([480, 1720, 2520], [330, 2020, 2600]),
  OW: diphthong([540, 1100, 2300], [450, 900, 2300]),
  W: { manner: 'glide', formants: [290, 610, 2150], voicing: 0.6 },
  Y: { manner: 'glide', formants: [260, 2200, 3020], voicing: 0.6 },
  R: { manner: 'glide', formants: [310, 1060, 1380], voicing: 0.6 },
  N: { manner: 'nasal', formants: [480, 1340, 2470], voicing: 0.5 },
  NG: { manner: 'nasal', formants: [400, 2000, 2900], voicing: 0.5 },
  T: {
    manner: 'stop',
    formants: [350, 1800, 2600],
    voicing: 0,
    noise: { peaks: ALVEOLAR, level: 0.8 },
    release: [0.012, 0.02],
  },
  D: {
    manner: 'stop',
    formants: [250, 1800, 2600],
    voicing: 0.05,
    noise: { peaks: ALVEOLAR, level: 0.6 },
    release: [0.008, 0.006],
  },
  K: {
    manner: 'stop',
    formants: [300, 1990, 2850],
    voicing: 0,
    noise: { peaks: VELAR, level: 1.2 },
    release: [0.018, 0.04],
  },
  F: { manner: 'fricative', formants: [340, 1100, 2080], voicing: 0, noise: { peaks: LABIAL, level: 0.12 } },
  V: { manner: 'fricative', formants: [220, 1100, 2080], voicing: 0.4, noise: { peaks: LABIAL, level: 0.06 } },
  S: { manner: 'fricative', formants: [320, 1390, 2530], voicing: 0, noise: { peaks: SIBILANT, level: 0.9 } },
  Z: { manner: 'fricative', formants: [240, 1390, 2530], voicing: 0.3, noise: { peaks: SIBILANT, level: 0.4 } },
  TH: { manner: 'fricative', formants: [320, 1290, 2540], voicing: 0, noise: { peaks: DENTAL, level: 0.15 } },
};

/** One phone to be said, and for how long. */
export interface Said {
  phone: string;
  seconds: number;
  /** Another target than the table's: the locus of a consonant, say. */
  formants?: Triple;
  /** Of a diphthong, another end. */
  glide?: Triple;
}

const said = (text: string): Said[] =>
  text.split(' ').map((one) => {
    const [phone, ms] = one.split(':');
    return { phone: phone!, seconds: Number(ms) / 1000 };
  });

/** The notes' sentence, word by word; the silence around it is a word without letters. */
export const WHAT_DO_YOU_THINK: readonly { word: string; phones: readonly Said[] }[] = [
  { word: '', phones: said('SIL:100') },
  { word: 'what', phones: said('W:80 AH:100 T:70') },
  { word: 'do', phones: said('D:60 UW:100') },
  { word: 'you', phones: said('Y:70 UW:110') },
  { word: 'think', phones: said('TH:120 IH:110 NG:90 K:130') },
  { word: '', phones: said('SIL:100') },
];
