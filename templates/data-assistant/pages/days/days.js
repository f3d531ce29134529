const { texts } = require('../../utils/texts');
const { readPrograms, readUsage, chosenOf } = require('../../utils/data');
const { formatMetric, shortDay } = require('../../utils/format');

const COLUMNS = ['visitors', 'visits', 'newUsers', 'pageViews', 'errors'];
const LONGEST = 90;

Page({
  data: {
    t: texts,
    columns: COLUMNS.map((metric) => ({ metric, name: texts[metric] })),
    state: 'loading',
    failure: null,
    sample: false,
    rows: [],
  },

  onLoad(query) {
    wx.setNavigationBarTitle({ title: texts.everyDay });
    this.days = Math.min(LONGEST, Number(query.days) || 30);
    this.load();
  },

  async load() {
    try {
      const { sample, programs } = await readPrograms();
      const { days } = await readUsage(chosenOf(programs).id, this.days);
      const rows = days.map((day) => ({
        day: shortDay(day.day),
        values: COLUMNS.map((metric) => ({ metric, text: formatMetric(metric, day[metric]) })),
      }));
      this.setData({ state: 'ready', sample, rows: rows.reverse() });
    } catch (failure) {
      if (!failure.title) throw failure;
      this.setData({ state: 'failed', failure });
    }
  },

  onAgain() {
    this.setData({ state: 'loading' });
    this.load();
  },
});
