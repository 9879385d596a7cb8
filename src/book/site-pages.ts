/** The pages beside chapters and experiments: where they are, what they are called and what they hold. */
export interface SitePage {
  href: string;
  title: string;
  description: string;
}

export const sitePages = {
  experiments: { href: '/experiments/', title: '实验', description: '书里所有可以动手的实验。' },
  glossary: { href: '/glossary/', title: '术语表', description: '书里的术语：中文、英文、定义和出现的章。' },
  bibliography: { href: '/bibliography/', title: '参考文献', description: '书里引用的论文和书，和引用它们的章。' },
  errata: { href: '/errata/', title: '勘误', description: '讲义里说得不对或说得太简单的地方，和正确的说法。' },
  reference: { href: '/reference/', title: '实验参考', description: '命令行里每个实验的参数与结果字段。' },
  speed: {
    href: '/speed/',
    title: '在你的设备上测速',
    description: '在你自己的设备上测一测：本书的训练器和 TensorFlow.js 训练同样的网络，各要多久。',
  },
  about: {
    href: '/about/',
    title: '关于',
    description: '这本书从哪里来，结果怎样算出，怎样核对，许可，隐私，怎样引用和报告错误。',
  },
  papercut: {
    href: '/papercut/',
    title: '用真的纸剪',
    description: '把屏幕上剪的窗花印成一张折法图，一比一，照着折、照着剪；也可以存成图片。',
  },
  offline: {
    href: '/offline/',
    title: '离线读',
    description: '把一章或全书留在这台设备上，没有网也能读，实验照样能跑。',
  },
  teaching: {
    href: '/teaching/',
    title: '给老师',
    description: '怎样把这本书用在课上：放进课程网站，投影，出任务，核对任务码。',
  },
  class: {
    href: '/class/',
    title: '班级',
    description: '贴进学生交来的任务码，每一份都在你的设备上重算，看目标成立不成立。',
  },
  gallery: {
    href: '/gallery/',
    title: '写法',
    description: '写书用的每一种写法，排出来的样子和它的源文并排；改一章或写一章时照着抄。',
  },
  search: {
    href: '/search/',
    title: '搜索',
    description: '在全书里找：正文、定理与证明、习题、图、术语、文献和实验。',
  },
} satisfies Record<string, SitePage>;
