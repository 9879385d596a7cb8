import { flowerPath } from '../../components/front/papercut.ts';
import { mark } from '../../components/front/folded-flower.ts';

/** The book's mark as the site's icon; vermilion suits light and dark browser bars. */
export function GET(): Response {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1050 -1050 2100 2100"><path fill="#c0402f" fill-rule="evenodd" transform="rotate(-90)" d="${flowerPath(mark())}"/></svg>\n`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
}
