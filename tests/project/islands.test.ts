import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { publishedIsland } from '../../src/project/islands.ts';

const island = (uid: string, id = 'tent') =>
  `<astro-island uid="${uid}" component-url="/_astro/Lab.js" props="{&quot;id&quot;:[0,&quot;${id}&quot;],&quot;note&quot;:[0,&quot;it's &amp;amp; &lt;b&gt;&quot;]}" ssr>`;
const uidOf = (tag: string) => /uid="([^"]+)"/.exec(tag)![1];
const propsOf = (tag: string) =>
  parseHTML(`<body>${tag}</astro-island></body>`).document.querySelector('astro-island')!.getAttribute('props');

test('an island is called after what it says, not after where it was built', () => {
  expect(publishedIsland(island('Z1abc'))).toBe(publishedIsland(island('2defg')));
  expect(uidOf(publishedIsland(island('Z1abc', 'carpet')))).not.toBe(uidOf(publishedIsland(island('Z1abc'))));
});

test('its properties are the same to a browser, in fewer bytes', () => {
  const before = island('Z1abc'),
    after = publishedIsland(before);
  expect(propsOf(after)).toBe(propsOf(before));
  expect(JSON.parse(propsOf(after)!)).toEqual({ id: [0, 'tent'], note: [0, "it's &amp; <b>"] });
  expect(after.length).toBeLessThan(before.length - 30);
  expect(after).toMatch(/ ssr>$/);
});
