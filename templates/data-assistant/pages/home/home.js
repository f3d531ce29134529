const { texts } = require('../../utils/texts');
const { readPrograms, readUsage, stopReading, chosenOf, choose } = require('../../utils/data');
const { formatNumber, tilesOf, barsOf, withShares } = require('../../utils/format');

const PERIODS = [7, 30, 90];
const SHOWN = 5;

Page({
  data: {
    t: texts,
    periods: PERIODS.map((days) => ({ days, name: texts.days(days) })),
    state: 'loading',
    failure: null,
    sample: false,
    programs: [],
    program: null,
    days: 30,
    metric: 'visitors',
    tiles: [],
    bars: [],
    chartTitle: '',
    pages: [],
    versions: [],
    errors: [],
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: texts.title });
    this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  load() {
    return this.show(async () => {
      const { sample, programs } = await readPrograms();
      this.setData({ sample, programs, program: chosenOf(programs) });
    });
  },

  /** Runs `first`, then shows the data of the chosen mini program; or why there is none. */
  async show(first) {
    // What is asked for later wins, whichever answer comes first.
    this.turn = (this.turn || 0) + 1;
    const { turn } = this;
    try {
      await first();
      const usage = await readUsage(this.data.program.id, this.data.days);
      if (turn === this.turn) this.setUsage(usage);
    } catch (failure) {
      if (!failure.title) throw failure;
      if (turn === this.turn) this.setData({ state: 'failed', failure });
    }
  },

  setUsage(usage) {
    this.usage = usage;
    this.setData({
      state: 'ready',
      tiles: tilesOf(usage.totals),
      pages: withShares(usage.pages.slice(0, SHOWN), 'views', (page) => texts.views(formatNumber(page.views))),
      versions: withShares(usage.versions.slice(0, SHOWN), 'visits', (version) => texts.visitCount(formatNumber(version.visits))),
      errors: usage.errors.slice(0, SHOWN).map((error, key) => ({
        key,
        message: error.message,
        page: error.page,
        text: texts.times(formatNumber(error.count), formatNumber(error.users)),
      })),
    });
    this.setMetric(this.data.metric);
  },

  setMetric(metric) {
    this.setData({ metric, chartTitle: texts.byDay(texts[metric]), bars: barsOf(this.usage.days, metric) });
  },

  onProgram(event) {
    const program = this.data.programs[event.detail.value];
    choose(program);
    return this.show(async () => this.setData({ program }));
  },

  onPeriod(event) {
    const { days } = event.currentTarget.dataset;
    return this.show(async () => this.setData({ days }));
  },

  onMetric(event) {
    this.setMetric(event.currentTarget.dataset.metric);
  },

  onAgain() {
    this.setData({ state: 'loading' });
    this.load();
  },

  onDays() {
    wx.navigateTo({ url: `/pages/days/days?days=${this.data.days}` });
  },

  async onStop() {
    const { confirm } = await wx.showModal({
      title: texts.stop,
      content: texts.stopQuestion,
      confirmText: texts.stopConfirm,
      cancelText: texts.cancel,
    });
    if (!confirm) return;
    await stopReading();
    this.onAgain();
  },
});
