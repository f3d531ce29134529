const HEADER = 44;
/** Hertz. */
const TONE = 440;
const LOUDNESS = 0.1;
const BYTES_A_SAMPLE = 2;

/** A WAV file (16 bits, PCM) with a quiet tone of `duration` milliseconds. */
export function toneWav(duration: number, sampleRate: number, channels: 1 | 2): Uint8Array {
  const samples = Math.round((duration / 1000) * sampleRate);
  const size = samples * channels * BYTES_A_SAMPLE;
  const bytes = new Uint8Array(HEADER + size);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => {
    for (let index = 0; index < value.length; index++) view.setUint8(at + index, value.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * BYTES_A_SAMPLE, true);
  view.setUint16(32, channels * BYTES_A_SAMPLE, true);
  view.setUint16(34, BYTES_A_SAMPLE * 8, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  for (let sample = 0; sample < samples; sample++) {
    const value = Math.round(Math.sin((2 * Math.PI * TONE * sample) / sampleRate) * LOUDNESS * 0x7fff);
    for (let channel = 0; channel < channels; channel++)
      view.setInt16(HEADER + (sample * channels + channel) * BYTES_A_SAMPLE, value, true);
  }
  return bytes;
}
