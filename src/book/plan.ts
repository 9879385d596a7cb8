/** The fifteen chapters of the book, written or not, in order. */
export const plannedChapters: readonly { order: number; title: string }[] = [
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
].map((title, i) => ({ order: i + 1, title }));
