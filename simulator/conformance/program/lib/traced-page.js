const trace = require('./trace');

const STEPS = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onRouteDone', 'onPullDownRefresh', 'onReachBottom', 'onSaveExitState'];

/** A definition of a page that notes what happens to it as `NAME onLoad`; `more` over that. */
module.exports = (name, more) =>
  Object.assign(
    Object.fromEntries(
      STEPS.map((step) => [
        step,
        () => {
          trace.note(`${name} ${step}`);
        },
      ]),
    ),
    more,
  );
