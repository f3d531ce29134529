/** A frame that the browser does not draw (hidden page) gets no animation frames; then this long (ms) is waited instead. */
const HIDDEN_FRAME = 250;

/** Calls back once what was done so far is on the screen: after an animation frame and a message behind it. */
export function afterPaint(callback: () => void): void {
  let done = false;
  const finish = (): void => {
    if (done) return;
    done = true;
    window.clearTimeout(timer);
    callback();
  };
  const timer = window.setTimeout(finish, HIDDEN_FRAME);
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      finish();
    };
    channel.port2.postMessage(null);
  });
}
