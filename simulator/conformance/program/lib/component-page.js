const { runCase } = require('./check');

/** A page that shows a component and runs the case that its query names: `Page(componentPage(cases, options))`. */
module.exports = function componentPage(cases, options) {
  const own = options || {};
  return Object.assign({}, own, {
    onLoad(query) {
      this.wanted = query.case;
      if (own.onLoad) own.onLoad.call(this, query);
    },
    onReady() {
      if (own.onReady) own.onReady.call(this);
      const run = cases[this.wanted];
      if (run) runCase(this.wanted, run, this);
    },
  });
};
