/** Which of those with its number a chapter is, counted from 0: "11" is 0, "11B" and "11C", which stand with it, are 1 and 2. */
export const besideOf = (order: string): number => Math.max(0, 'ABC'.indexOf(order.at(-1)!));
/** Where a chapter stands in the book by its number: "9" is 9, "11B" and "11C" come between 11 and 12. */
export const placeOf = (order: string): number => parseInt(order) + besideOf(order) / 3;

const numbered = [
  '读这本书之前',
  '越深越好？',
  '矮胖与高瘦',
  '模块化',
  '深度学习即自动模块化',
  '语音与音素',
  'HMM-GMM 与母音图',
  'DNN 声学模型',
  '隐藏层看见了什么',
  '普遍性定理',
  '逻辑电路与奇偶校验',
  '剪窗花',
  '地毯函数',
  '端到端：语音',
  '端到端：图像',
  '更复杂的任务',
  '所以，为什么要深？',
];

/** The chapters of the book, that before the first and those that stand with another among them, written or not, in order. */
export const plannedChapters: readonly { order: string; title: string }[] = [
  ...numbered.map((title, i) => ({ order: String(i), title })),
  { order: '6B', title: '共用状态' },
  { order: '11B', title: '折出来的锯齿' },
  { order: '11C', title: '平面上的线性区域' },
].sort((a, b) => placeOf(a.order) - placeOf(b.order));
