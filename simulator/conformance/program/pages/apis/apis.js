const families = require('../../cases/index');
const { runCase } = require('../../lib/check');

/** Runs the case `?family=storage&case=setStorage: keeps`. */
Page({
  data: { name: '', result: '' },
  onLoad({ family, case: name }) {
    this.run = families[family]?.[name];
    this.setData({ name: name || 'Open this page with ?family=FAMILY&case=NAME' });
  },
  async onReady() {
    if (this.run) this.setData({ result: (await runCase(this.data.name, this.run, this)) || 'ok' });
  },
});
