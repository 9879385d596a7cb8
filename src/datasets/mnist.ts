/** The test set of MNIST, which may not ship with the book: what an input of pictures says of it. */
export const MNIST = {
  label: 'MNIST 测试集',
  source: 'LeCun、Cortes、Burges，一万幅 28×28 的手写数字',
  files: [
    {
      name: 't10k-images-idx3-ubyte',
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    {
      name: 't10k-labels-idx1-ubyte',
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  ],
  get: '到 yann.lecun.com/exdb/mnist 或它的镜像下载这两个 .gz',
} as const;
