/**
 * The ten vowels of American English by Peterson & Barney 1952, "Control methods used in a study of the vowels", JASA 24:175–184, table II:
 * mean formants F1, F2, F3 in Hz of 33 men, 28 women and 15 children, each of whom said every word twice.
 */

export type Talkers = 'men' | 'women' | 'children';
export type Triple = readonly [f1: number, f2: number, f3: number];

export interface Vowel extends Record<Talkers, Triple> {
  ipa: string;
  /** The word that was read. */
  word: string;
  /** Its phone in CMU's dictionary. */
  phone: string;
}

export const VOWELS: readonly Vowel[] = [
  {
    ipa: 'i',
    word: 'heed',
    phone: 'IY',
    men: [270, 2290, 3010],
    women: [310, 2790, 3310],
    children: [370, 3200, 3730],
  },
  {
    ipa: 'ɪ',
    word: 'hid',
    phone: 'IH',
    men: [390, 1990, 2550],
    women: [430, 2480, 3070],
    children: [530, 2730, 3600],
  },
  {
    ipa: 'ɛ',
    word: 'head',
    phone: 'EH',
    men: [530, 1840, 2480],
    women: [610, 2330, 2990],
    children: [690, 2610, 3570],
  },
  {
    ipa: 'æ',
    word: 'had',
    phone: 'AE',
    men: [660, 1720, 2410],
    women: [860, 2050, 2850],
    children: [1010, 2320, 3320],
  },
  {
    ipa: 'ɑ',
    word: 'hod',
    phone: 'AA',
    men: [730, 1090, 2440],
    women: [850, 1220, 2810],
    children: [1030, 1370, 3170],
  },
  {
    ipa: 'ɔ',
    word: 'hawed',
    phone: 'AO',
    men: [570, 840, 2410],
    women: [590, 920, 2710],
    children: [680, 1060, 3180],
  },
  {
    ipa: 'ʊ',
    word: 'hood',
    phone: 'UH',
    men: [440, 1020, 2240],
    women: [470, 1160, 2680],
    children: [560, 1410, 3310],
  },
  {
    ipa: 'u',
    word: "who'd",
    phone: 'UW',
    men: [300, 870, 2240],
    women: [370, 950, 2670],
    children: [430, 1170, 3260],
  },
  {
    ipa: 'ʌ',
    word: 'hud',
    phone: 'AH',
    men: [640, 1190, 2390],
    women: [760, 1400, 2780],
    children: [850, 1590, 3360],
  },
  {
    ipa: 'ɝ',
    word: 'heard',
    phone: 'ER',
    men: [490, 1350, 1690],
    women: [500, 1640, 1960],
    children: [560, 1820, 2160],
  },
];

/** The mean pitch in Hz of their 1,520 words, and how much higher formants lie in the shorter tract than in a man's. */
export const VOICES: Readonly<Record<Talkers, { f0: number; scale: number }>> = {
  men: { f0: 131, scale: 1 },
  women: { f0: 223, scale: 1.16 },
  children: { f0: 264, scale: 1.35 },
};

/** The vowel of that phone or sign. @throws RangeError if there is none */
export function vowelOf(name: string): Vowel {
  const vowel = VOWELS.find(({ ipa, phone }) => ipa === name || phone === name);
  if (!vowel) throw new RangeError(`no vowel ${name}`);
  return vowel;
}
