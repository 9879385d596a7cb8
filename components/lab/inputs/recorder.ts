import { writeWav } from '../../../src/datasets/wav.ts';
import workletAddress from './recorder-worklet.ts?worker&url';

/** A recording that is going on. */
export interface Recorder {
  /** Ends it and gives what was recorded as a WAV file; undefined if nothing was. */
  stop(): File | undefined;
  /** Ends it and forgets it. */
  cancel(): void;
}

/**
 * Records the microphone as it is, without what telephones do to a voice (some devices do it all the same), at the context's own rate.
 * @param context running, made in the tap @param hear is told the level (0 to 1) and the length so far, in seconds
 * @throws DOMException if there is no microphone or no permission
 */
export async function record(context: AudioContext, hear: (level: number, seconds: number) => void): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
  });
  let node: AudioWorkletNode | undefined;
  const end = () => {
    // What the audio thread has sent already must not come in after the end.
    if (node) node.port.onmessage = null;
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(workletAddress);
  } catch (error) {
    end();
    throw error;
  }
  node = new AudioWorkletNode(context, 'recorder', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  const pieces: Float32Array[] = [];
  let length = 0;
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    pieces.push(data);
    length += data.length;
    hear(
      data.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
      length / context.sampleRate,
    );
  };
  context.createMediaStreamSource(stream).connect(node);
  return {
    cancel: end,
    stop() {
      end();
      if (length === 0) return undefined;
      const samples = new Float32Array(length);
      let at = 0;
      for (const piece of pieces) {
        samples.set(piece, at);
        at += piece.length;
      }
      return new File([writeWav({ samples, sampleRate: context.sampleRate })], '麦克风录音.wav', { type: 'audio/wav' });
    },
  };
}
