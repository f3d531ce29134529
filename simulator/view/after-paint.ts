/** A frame that the browser does not draw (hidden page) gets no animation frames; then this long (ms) is waited instead. */
const HIDDEN_FRAME = 250;

interface Waiting {
  callback: () => void;
  timer: number;
}

const waiting = new Set<Waiting>();
/** Those whose animation frame has come, in its order. */
const inFrame: Waiting[] = [];

function finish(one: Waiting | undefined): void {
  if (!one || !waiting.delete(one)) return;
  window.clearTimeout(one.timer);
  one.callback();
}

/** A message that is posted in an animation frame arrives when the frame has been painted. */
const { port1, port2: frameEnd } = new MessageChannel();
port1.onmessage = () => finish(inFrame.shift());

/** Calls back once what was done so far is on the screen: after an animation frame and a message behind it. */
export function afterPaint(callback: () => void): void {
  const one: Waiting = { callback, timer: window.setTimeout(() => finish(one), HIDDEN_FRAME) };
  waiting.add(one);
  requestAnimationFrame(() => {
    inFrame.push(one);
    frameEnd.postMessage(null);
  });
}
