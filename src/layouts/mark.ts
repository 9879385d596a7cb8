import { flowerPath } from '../../components/front/papercut.ts';
import { mark } from '../../components/front/folded-flower.ts';

/** The flower's radius on paper is 1000. */
const RADIUS = 1050;

/**
 * The book's mark as an SVG document.
 * @param colour of the flower
 * @param ground colour of a whole square behind it; none unless given
 * @param share of the square's width that the flower takes
 */
export function markImage(colour: string, ground?: string, share = 1): string {
  const half = Math.round(RADIUS / share);
  const square =
    ground === undefined ? '' : `<path fill="${ground}" d="M${-half},${-half}h${2 * half}v${2 * half}h${-2 * half}z"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-half} ${-half} ${2 * half} ${2 * half}">${square}<path fill="${colour}" fill-rule="evenodd" transform="rotate(-90)" d="${flowerPath(mark())}"/></svg>\n`;
}
