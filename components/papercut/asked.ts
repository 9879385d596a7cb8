import { readAddress } from '../../src/lab/declare/address.ts';
import type { Controls } from '../../src/lab/declare/define.ts';
import { readCuts } from '../front/own-cuts.ts';
import { frontDesign, foldingDesign, type Design } from './design.ts';

/** Which flower an address asks for: the front page's with somebody's cuts, or that of the experiment of chapter 11. */

export const EXPERIMENT = 'paper-folding';

export interface Asked {
  design: Design;
  /** Where the flower can be cut further: a path from the site's root, with its query. */
  home: string;
  /** A Chinese sentence about what of the address could not be used. */
  fault?: string | undefined;
}

const UNCOVERED =
  '这样折，翻到背后的纸会露出边来，一张图上画不下全部的剪线；下面是书里的窗花。换成四瓣、五瓣、六瓣，或换别的折痕角度再来。';

/** @param controls of the experiment, as its page has them */
export function askedDesign(search: string, controls: Controls): Asked {
  const folding = readAddress(search, EXPERIMENT, controls);
  if (folding) {
    const { fold, creases, cuts } = folding.params as Record<string, string>;
    const design = foldingDesign(fold!, creases!, cuts!);
    const home = `/experiments/${EXPERIMENT}/${search}`;
    return design
      ? { design, home, fault: folding.faults[0] }
      : { design: frontDesign([]), home, fault: folding.faults[0] ?? UNCOVERED };
  }
  const own = readCuts(search);
  return { design: frontDesign(own?.cuts ?? []), home: `/${search}`, fault: own?.fault };
}
