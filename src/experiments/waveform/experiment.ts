import { glidingTone } from '../../datasets/gliding-tone.ts';
import { defineExperiment } from '../../lab/declare/define.ts';
import { fixed } from '../../math/rounding.ts';
import { frameCount } from '../../signal/frames.ts';
import { outlineOf } from '../../signal/outline.ts';
import { BANDS, COLUMNS, framesOf } from './analysis.ts';

const RATE = 16000;

export default defineExperiment({
  title: '一段声音：波形、能量与语谱图',
  summary: '把声音切成短帧，看每一帧有多响、由哪些频率组成。',
  controls: {
    frame: {
      kind: 'number',
      label: '帧长',
      min: 5,
      max: 100,
      step: 1,
      value: 25,
      unit: '毫秒',
      help: '一帧越长，频率分得越细，时间分得越粗；识别语音常用 25 毫秒。',
    },
    hop: {
      kind: 'number',
      label: '帧移',
      min: 5,
      max: 50,
      step: 1,
      value: 10,
      unit: '毫秒',
      help: '相邻两帧的起点隔多远。',
    },
  },
  touch: ['voice', 'frame'],
  data: {
    voice: {
      kind: 'recordings',
      label: '声音',
      help: '一段录音；双声道会合成一个，采样率会换成 16000 赫。',
      sampleRate: RATE,
      seconds: [0.2, 15],
      most: 1,
      microphone: true,
      sets: {
        austen: {
          label: '朗读：《理智与情感》的一句',
          source:
            'LibriVox 志愿者朗读，he might even have been made amiable himself，取自 Debian 的 pocketsphinx-testdata',
          licence: '公有领域',
          ships: [
            {
              name: 'librivox-austen-0930.wav',
              sha256: '954adbf0b56ac8a148cbe77b39ca18d76b5f2a1e1f405565bd786ce3e68a68b7',
            },
          ],
        },
        glide: {
          label: '滑音：100 到 300 赫',
          source: '由程序合成',
          generate: () => [glidingTone(100, 300, 2, RATE)],
        },
      },
    },
  },
  fields: {
    seconds: '录音长（秒）',
    frames: '帧数',
    'envelope.low.*': '波形的下缘，全长均分成 300 格，满幅是 1',
    'envelope.high.*': '波形的上缘',
    'energy.*': '每一帧的能量（分贝，满幅是 0）',
    'times.*': '每一帧的中点（秒）',
    columns: '语谱图有几列',
    'spectrogram.*': `语谱图的强度（分贝，下限 −100），一行一个频带，从低到高共 ${BANDS} 带，每带 ${RATE / 2 / BANDS} 赫`,
    loudest: '最响的一帧的能量（分贝）',
    loudestAt: '最响的一帧的中点（秒）',
  },
  publish: [{}, { voice: 'glide' }, { frame: 5, hop: 5 }, { frame: 100 }],
  *run({ frame, hop, voice }) {
    const { samples } = voice[0]!;
    const [length, step] = [(frame * RATE) / 1000, (hop * RATE) / 1000];
    const frames = frameCount(samples.length, length, step);
    const envelope = outlineOf(samples, COLUMNS);
    for (const { energy, times, columns, spectrogram } of framesOf(samples, { frames, length, step, rate: RATE })) {
      const loudest = energy.reduce((best, value, i) => (value > energy[best]! ? i : best), 0);
      yield {
        seconds: samples.length / RATE,
        frames,
        envelope,
        energy,
        times,
        columns,
        spectrogram,
        loudest: energy[loudest]!,
        loudestAt: times[loudest]!,
      };
    }
  },
  progress: ({ energy, frames }) => energy.length / frames,
  claims: {
    最响的一帧比最轻的一帧响三十分贝以上: {
      of: { voice: 'austen' },
      holds: ({ energy, loudest }) => loudest - Math.min(...energy) > 30,
    },
  },
  table: ({ times, energy }) => {
    const every = Math.ceil(times.length / 40);
    return {
      columns: [
        { label: '时刻', unit: '秒' },
        { label: '能量', unit: '分贝' },
      ],
      rows: times.map((time, i) => [time, energy[i]!]).filter((_, i) => i % every === 0),
    };
  },
  describe: ({ seconds, frames, loudest, loudestAt }, { frame }) =>
    `${fixed(seconds, 2)} 秒的声音切成 ${frames} 帧，每帧 ${frame} 毫秒；第 ${fixed(loudestAt, 2)} 秒附近最响，能量是 ${fixed(loudest, 1)} 分贝。`,
});
