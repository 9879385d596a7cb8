import { DataFault, hex, type DataFile, type Images } from './kinds.ts';

/**
 * The IDX format of MNIST and its kin (LeCun, Cortes & Burges): two zero bytes, the type (8: unsigned bytes), the number of dimensions, each
 * dimension as four bytes, the highest first; then the values, the last dimension fastest.
 */

const TYPES: Record<number, string> = {
  0x08: '无符号字节',
  0x09: '有符号字节',
  0x0b: '16 位整数',
  0x0c: '32 位整数',
  0x0d: '32 位浮点数',
  0x0e: '64 位浮点数',
};
const DOWNLOAD = '重新下载一份再试。';

/** The values of an IDX file of bytes, not copied, in the shape that its head tells. @throws DataFault */
export function readIdx({ name, bytes }: DataFile): { shape: number[]; values: Uint8Array } {
  if (bytes.length < 4) throw new DataFault(`${name} 只有 ${bytes.length} 字节，不够一个 IDX 文件头；${DOWNLOAD}`);
  const [zero, zeroToo, type, dimensions] = bytes as unknown as [number, number, number, number];
  if (zero !== 0 || zeroToo !== 0 || !Object.hasOwn(TYPES, type)) {
    throw new DataFault(
      `${name} 的前 4 字节是 ${hex(bytes.subarray(0, 4))}，不是 IDX 文件的 00 00 08 03（图像）或 00 00 08 01（标签）；选 MNIST 那样的 IDX 文件。`,
    );
  }
  if (type !== 0x08)
    throw new DataFault(`${name} 的第 3 字节说数值是${TYPES[type]}；这里只读无符号字节（08）的 IDX 文件。`);
  if (dimensions < 1 || dimensions > 4)
    throw new DataFault(`${name} 的第 4 字节说有 ${dimensions} 维；图像应是 3 维，标签应是 1 维。`);
  const head = 4 + 4 * dimensions;
  if (bytes.length < head)
    throw new DataFault(`${name} 只有 ${bytes.length} 字节，${dimensions} 维的文件头要 ${head} 字节；${DOWNLOAD}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const none = shape.indexOf(0);
  if (none !== -1)
    throw new DataFault(`${name} 的第 ${5 + 4 * none}–${8 + 4 * none} 字节说这一维是 0，里面没有数据；换一份文件。`);
  const announced = shape.reduce((a, b) => a * b, 1);
  const there = bytes.length - head;
  if (announced !== there) {
    const why = there < announced ? `大概没有下载完整，${DOWNLOAD}` : `末尾多了别的东西，${DOWNLOAD}`;
    throw new DataFault(`${name} 的文件头说有 ${shape.join('×')} 个字节，其后却有 ${there} 个；${why}`);
  }
  return { shape, values: bytes.subarray(head) };
}

/**
 * Pictures from an IDX file of images and, where they are told apart, one of labels, in either order.
 * @param labelled whether the labels are needed @throws DataFault
 */
export function readImages(files: readonly DataFile[], labelled: boolean): Images {
  let images: { name: string; shape: number[]; values: Uint8Array } | undefined;
  let labels: typeof images;
  for (const file of files) {
    const { shape, values } = readIdx(file);
    const held = { name: file.name, shape, values };
    if (shape.length === 3) {
      if (images) throw new DataFault(`${images.name} 和 ${file.name} 都是图像；只给一个图像文件和它的标签文件。`);
      images = held;
    } else if (shape.length === 1) {
      if (labels) throw new DataFault(`${labels.name} 和 ${file.name} 都是标签；只给一个标签文件和它的图像文件。`);
      labels = held;
    } else
      throw new DataFault(
        `${file.name} 的第 4 字节说有 ${shape.length} 维；图像应是 3 维（幅数、高、宽），标签应是 1 维。`,
      );
  }
  if (!images)
    throw new DataFault(
      `${labels?.name ?? '这次选择'} 里没有图像；把图像文件（名字里多有 images）和标签文件一起选上。`,
    );
  if (labelled && !labels)
    throw new DataFault(`${images.name} 是图像，还要它的标签；把标签文件（名字里多有 labels）一起选上。`);
  const [count, height, width] = images.shape as [number, number, number];
  if (labels && labels.shape[0] !== count)
    throw new DataFault(
      `${images.name} 有 ${count} 幅图，${labels.name} 却有 ${labels.shape[0]} 个标签；选配成一对的两个文件。`,
    );
  return { count, height, width, pixels: images.values, ...(labels && { labels: labels.values }) };
}
