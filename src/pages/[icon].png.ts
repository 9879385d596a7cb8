import sharp from 'sharp';
import { markImage } from '../layouts/mark.ts';

/**
 * The mark as pictures, for home screens: vermilion on paper, as on the book's light pages. A system may cut a maskable icon down to the
 * circle of 80 % of its width; Apple's rounds the corners.
 */
const icons: Record<string, { size: number; share: number }> = {
  'icon-192': { size: 192, share: 0.9 },
  'icon-512': { size: 512, share: 0.9 },
  'icon-maskable-512': { size: 512, share: 0.7 },
  'apple-touch-icon': { size: 180, share: 0.8 },
};

export const getStaticPaths = () => Object.entries(icons).map(([icon, props]) => ({ params: { icon }, props }));

export async function GET({ props }: { props: { size: number; share: number } }): Promise<Response> {
  const drawing = Buffer.from(markImage('#a83224', '#fbfaf6', props.share));
  const png = await sharp(drawing).resize(props.size, props.size).png({ palette: true }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
