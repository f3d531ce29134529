const { texts, locale } = require('./texts');

const METRICS = ['visitors', 'visits', 'newUsers', 'pageViews', 'averageDurationMs', 'errors'];

const formatNumber = (value) => value.toLocaleString(locale);

/** `1:05` of milliseconds. */
function formatDuration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const formatMetric = (metric, value) => (metric === 'averageDurationMs' ? formatDuration(value) : formatNumber(value));

/** `05-20` of `2026-05-20`. */
const shortDay = (day) => day.slice(5);

/** The totals, each with its name, for the tiles. */
const tilesOf = (totals) => METRICS.map((metric) => ({ metric, name: texts[metric], value: formatMetric(metric, totals[metric]) }));

/** The days of one metric, for the chart. */
const barsOf = (days, metric) =>
  days.map((one) => ({ day: shortDay(one.day), value: one[metric], text: formatMetric(metric, one[metric]) }));

/** Rows with the share of the largest, in percent. */
function withShares(rows, field, textOf) {
  const most = Math.max(1, ...rows.map((row) => row[field]));
  return rows.map((row) => ({ ...row, share: Math.round((row[field] / most) * 100), text: textOf(row) }));
}

module.exports = { METRICS, formatNumber, formatMetric, shortDay, tilesOf, barsOf, withShares };
