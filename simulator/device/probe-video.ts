const LIMIT = 10_000;

export interface VideoFacts {
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  /** The first picture, as JPEG. */
  thumb: Blob | null;
}

/** Loads a video far enough to know its size, its length and its first picture. Rejects for what this browser cannot play. */
export async function probeVideo(url: string): Promise<VideoFacts> {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, preload: 'auto', crossOrigin: 'anonymous' });
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the video does not load')), LIMIT);
      video.onloadeddata = () => {
        clearTimeout(timer);
        resolve();
      };
      video.onerror = () => {
        clearTimeout(timer);
        reject(new Error(video.error?.message || 'not a video that this browser plays'));
      };
      video.src = url;
    });
    const { videoWidth: width, videoHeight: height, duration } = video;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    const thumb = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return { width, height, duration: Number.isFinite(duration) ? duration : 0, thumb };
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}
