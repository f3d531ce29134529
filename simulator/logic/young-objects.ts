/** The thread's own, whatever the app makes of them. */
const { setTimeout, clearTimeout, performance } = globalThis;

/** How long after a page was shown, in milliseconds: its sliding in is over, and the finger is hardly on the next button. */
const REST = 500;

/** An array of this many numbers takes some four kilobytes. */
const NUMBERS = 1000;
const ARRAYS_IN_PIECE = 4;

/** Some eight megabytes of pieces: more than browsers let a thread make between two collections. */
const PIECES = 512;

/** What a collection takes at least, in milliseconds. A piece takes a twentieth of it. */
const PAUSE = 0.3;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Has the thread's young objects collected once it rests. Opening a page makes almost as many as the thread may make between two
 * collections, so that one of some milliseconds would come in the middle of most openings. A script can't ask for it: it
 * makes objects until it was paused.
 */
export function collectSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(collect, REST);
  // In Node, where tests run, a timer keeps the process.
  (timer as { unref?: () => void }).unref?.();
}

function collect(): void {
  const piece: number[][] = [];
  for (let count = 0; count < PIECES; count++) {
    const start = performance.now();
    for (let index = 0; index < ARRAYS_IN_PIECE; index++) piece[index] = new Array<number>(NUMBERS).fill(count);
    if (performance.now() - start >= PAUSE) return;
  }
}
