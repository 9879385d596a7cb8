import { sentence } from './sentence.ts';

/** What can be set of the front end, and the voices that it hears. */

export const controls = {
  at: {
    kind: 'number',
    label: '窗的中点',
    min: 0,
    max: 15,
    step: 0.01,
    value: 0.74,
    unit: '秒',
    help: '看哪一刻；取中点离它最近的一帧，超出末尾就是最后一帧。也可以在图上拖动窗。',
  },
  windowMs: {
    kind: 'number',
    label: '窗长',
    min: 2,
    max: 100,
    step: 1,
    value: 25,
    unit: '毫秒',
    help: '一帧有多长。窗长了，频率分得细、时刻分得粗；窗短了反过来。',
  },
  hopMs: {
    kind: 'number',
    label: '帧移',
    min: 1,
    max: 50,
    step: 1,
    value: 10,
    unit: '毫秒',
    help: '相邻两帧的起点隔多远。',
  },
  channels: {
    kind: 'number',
    label: '滤波器',
    min: 13,
    max: 80,
    step: 1,
    value: 26,
    unit: '个',
    help: '梅尔滤波器组有几个三角形；十二个倒谱系数至少要十三个。',
  },
  scale: {
    kind: 'choice',
    label: '梅尔刻度',
    options: { htk: 'HTK', slaney: 'Slaney' },
    value: 'htk',
    help: 'HTK：预加重 0.97，汉明窗，幅度谱，等高的三角形，自然对数。Slaney（librosa 的默认）：不预加重，汉宁窗，功率谱，等面积的三角形，分贝。',
  },
  lifter: {
    kind: 'number',
    label: '倒谱提升',
    symbol: 'L',
    min: 0,
    max: 100,
    step: 1,
    value: 22,
    help: '第 n 个倒谱系数乘 1 + L/2 · sin(πn/L)，使高处的与低处的差不多大；0 是不提升。',
  },
  sampleRate: {
    kind: 'number',
    label: '采样率',
    min: 4000,
    max: 48000,
    step: 25,
    value: 16000,
    unit: '赫',
    help: '录音先换成这个采样率再分析；电话是 8000。高于 16000 并不会多出高频。',
  },
  seconds: {
    kind: 'number',
    label: '分析的长度',
    min: 0.1,
    max: 15,
    step: 0.01,
    value: null,
    optional: true,
    unit: '秒',
    help: '从头取多长；比录音长的部分是静音。留空就是整段。',
  },
} as const;

export const voice = {
  kind: 'recordings',
  label: '声音',
  help: '一段录音；双声道会合成一个，采样率会换成 16000 赫。自己的录音没有音素和状态。',
  sampleRate: 16000,
  seconds: [0.2, 15],
  most: 1,
  microphone: true,
  sets: {
    austen: {
      label: '朗读：《理智与情感》的一句',
      source: 'LibriVox 志愿者朗读，he was not an ill disposed young man，取自 Debian 的 pocketsphinx-testdata',
      licence: '公有领域',
      ships: [
        {
          name: 'librivox-austen-0880.wav',
          sha256: 'fbec491ef00ee734a67f0ee318e98c51c157b479e1629ff4f4426861ecac0414',
        },
      ],
    },
    synthetic: {
      label: '合成：what do you think',
      source: '由程序合成（声源与共振峰滤波器），音素和状态的起止是准确的',
      generate: () => [sentence()],
    },
    goforward: {
      label: '口令：go forward ten meters',
      source: 'CMU Sphinx 的 goforward.raw，取自 Debian 的 pocketsphinx-testdata',
      licence: 'BSD-2-Clause，卡内基梅隆大学',
      ships: [
        {
          name: 'sphinx-goforward.wav',
          sha256: '97ec638609b9c7eeb616764b4e5713d7ed2d0a8e1a2f8246631d9074d47aaf11',
        },
      ],
    },
  },
} as const;
