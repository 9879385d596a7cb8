import { markImage } from '../layouts/mark.ts';

/** The book's mark as the site's icon; this vermilion suits light and dark browser bars. */
export const GET = (): Response => new Response(markImage('#c0402f'), { headers: { 'content-type': 'image/svg+xml' } });
