const mostBytes = 500_000;
const mostPixels = 4000;

/** Signatures by file ending: a file must be what its name says, or browsers may take it for something else. */
const signatures: Record<string, (bytes: Uint8Array) => boolean> = {
  png: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpg: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  gif: (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38]),
  webp: (bytes) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && ascii(bytes, 8, 12) === 'WEBP',
  avif: (bytes) => ascii(bytes, 4, 12) === 'ftypavif',
};
signatures.jpeg = signatures.jpg!;

const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, i) => bytes[i] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** What is wrong with a picture, as a sentence and its mend; undefined if nothing is. */
export function checkImage(bytes: Uint8Array, name: string): [message: string, mend: string] | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (bytes.length > mostBytes) return [`有 ${bytes.length} 字节，上限是 ${mostBytes}。`, '请压缩它。'];
  if (ending === 'svg') return checkDrawing(new TextDecoder().decode(bytes));
  if (!signatures[ending]?.(bytes)) return [`不是它的文件名所说的 ${ending} 图片。`, '请重新导出它。'];
  if (ending === 'png') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 33 || ascii(bytes, 12, 16) !== 'IHDR') return ['不是完整的 PNG。', '请重新导出它。'];
    const width = view.getUint32(16);
    const height = view.getUint32(20);
    if (width > mostPixels || height > mostPixels)
      return [`有 ${width}×${height} 像素，每边的上限是 ${mostPixels}。`, '请缩小它。'];
    const end = ascii(bytes, bytes.length - 8, bytes.length - 4);
    if (end !== 'IEND') return ['在 PNG 结束之后还有别的内容。', '请重新导出它。'];
  }
  return undefined;
}

/** Elements of SVG that only draw. */
const drawing = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
  'defs',
  'clippath',
  'marker',
  'symbol',
  'lineargradient',
  'radialgradient',
  'stop',
  'pattern',
  'mask',
]);

function checkDrawing(source: string): [string, string] | undefined {
  const mend = '请导出成只有图形和文字的 SVG。';
  if (/<!(?!--)|<\?(?!xml\s)/i.test(source)) return ['里有 XML 声明以外的声明。', mend];
  if (!/<svg[\s>]/i.test(source)) return ['不是 SVG。', mend];
  for (const [, name] of source.matchAll(/<\/?\s*([^\s/>!?]+)/g)) {
    if (!drawing.has(name!.toLowerCase())) return [`里有 <${name}>。`, mend];
  }
  const attribute = /[\s"'/](on\w+|(?:\w+:)?href|style)\s*=/i.exec(source);
  return attribute ? [`里有属性 ${attribute[1]}。`, mend] : undefined;
}
