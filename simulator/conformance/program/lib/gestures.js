/** Methods of a page that keeps what gesture handlers told it, in order. */
module.exports = {
  gesture(event) {
    'worklet';
    this.gestures = (this.gestures || []).concat(event);
  },
  /** States of the gesture so far, each run of the same one once. */
  states() {
    return (this.gestures || []).map(({ state }) => state).filter((state, index, list) => state !== list[index - 1]);
  },
};
