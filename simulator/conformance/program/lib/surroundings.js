/** Changes what surrounds the phone, as the device tools do. */
const set = (t, environment) => t.device({ kind: 'setEnvironment', environment });

/** Listens by `wx.onX`, runs, and gives the first event; then `wx.offX` ends the listening. */
async function heard(t, name, run) {
  const events = [];
  const listener = (event) => events.push(event);
  wx[`on${name}`](listener);
  await run();
  await t.until(() => events.length > 0, `an event of on${name}`);
  wx[`off${name}`](listener);
  const count = events.length;
  return { event: events[0], last: events[count - 1], count, stopped: () => events.length === count };
}

module.exports = { set, heard };
