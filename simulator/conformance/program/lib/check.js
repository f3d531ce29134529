/** What each case gets as `t`: claims that throw when they do not hold, and the hands of a person on the phone. */

function text(value) {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** Compared by value: plain data, in any order of keys. */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

/** Milliseconds in which something happens even on a busy machine. */
const PATIENCE = 10_000;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks the one who runs the suite to act: he answers requests to this host instead of the network. */
function act(action, args) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: `https://hands.test/${action}`,
      method: 'POST',
      data: args || {},
      success: ({ data }) => (data.error ? reject(new Error(`${action}: ${data.error}`)) : resolve(data.value)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

const t = {
  wait,
  act,
  ok(value, what) {
    if (!value) throw new Error(`${what || 'a value'} should be true, and is ${text(value)}`);
  },
  equal(actual, expected, what) {
    if (!same(actual, expected)) throw new Error(`${what || 'it'} should be ${text(expected)}, and is ${text(actual)}`);
  },
  near(actual, expected, tolerance, what) {
    if (!(Math.abs(actual - expected) <= tolerance))
      throw new Error(`${what || 'it'} should be about ${expected} (±${tolerance}), and is ${text(actual)}`);
  },
  match(actual, pattern, what) {
    if (!pattern.test(String(actual))) throw new Error(`${what || 'it'} should match ${pattern}, and is ${text(actual)}`);
  },
  throws(run, pattern) {
    let message;
    try {
      run();
    } catch (error) {
      message = String(error.errMsg || error.message || error);
    }
    t.match(message, pattern, 'the error');
  },
  /** Calls an API; gives what `success` or `fail` receives. */
  call(name, options) {
    return new Promise((resolve) => wx[name](Object.assign({}, options, { success: resolve, fail: resolve })));
  },
  /** The API fails with an errMsg that matches, in both styles. */
  async fails(name, options, pattern) {
    t.match((await t.call(name, options)).errMsg, pattern, `errMsg of ${name}`);
    const rejected = await wx[name](options || {}).then(
      () => 'a result',
      (error) => error.errMsg,
    );
    t.match(rejected, pattern, `the rejection of ${name}`);
  },
  /** The API succeeds with `NAME:ok`; gives the result. */
  async succeeds(name, options) {
    const result = await t.call(name, options);
    t.equal(result.errMsg, `${name}:ok`, 'errMsg');
    return result;
  },
  /** Waits until `read` gives something true, and gives that. */
  async until(read, what) {
    const deadline = Date.now() + PATIENCE;
    do {
      const value = await read();
      if (value) return value;
      await wait(20);
    } while (Date.now() < deadline);
    throw new Error(`${what || String(read)} did not become true`);
  },
  /** Waits until the first element of the phone itself that the CSS selector finds shows this text; '' when there is none. */
  async shows(selector, wanted, what) {
    let shown = '';
    const good = async () => {
      shown = await t.deviceText(selector);
      return wanted instanceof RegExp ? wanted.test(shown) : shown === wanted;
    };
    await t.until(good).catch(() => t[wanted instanceof RegExp ? 'match' : 'equal'](shown, wanted, what || selector));
  },
  /** One query on the page: fields of the first element that the selector finds. */
  fields(selector, fields, page) {
    return new Promise((resolve) => (page || wx).createSelectorQuery().select(selector).fields(fields, resolve).exec());
  },
  rect(selector, page) {
    return new Promise((resolve) => (page || wx).createSelectorQuery().select(selector).boundingClientRect(resolve).exec());
  },
  /** Computed styles of the first element that the selector finds, `{ width: '10px' }`. */
  styles(selector, names) {
    return t.fields(selector, { computedStyle: names });
  },
  /** Sets data and waits until it is painted. */
  set(page, data) {
    return new Promise((resolve) => page.setData(data, resolve));
  },
  /** Touches an element of the page. `options`: `index`, `x`, `y` (from its corner), `hold` in ms, `times`. */
  tap: (selector, options) => act('tap', Object.assign({ selector }, options)),
  /** Moves a finger from the middle of an element by pixels. `options`: `steps`, `index`, `hold`. */
  drag: (selector, dx, dy, options) => act('drag', Object.assign({ selector, dx, dy }, options)),
  /** Puts the caret into a field of the page and types. `keys` are pressed afterwards, such as `Enter`. */
  type: (selector, typed, keys) => act('type', { selector, text: typed, keys: keys || [] }),
  /** Touches what the phone itself shows: a button of a dialog by its text, or a CSS selector. */
  tapDevice: (label) => act('tapDevice', { label }),
  /** Text of the first element of the phone itself that the CSS selector finds; '' when there is none. */
  deviceText: (selector) => act('deviceText', { selector }),
  /** Colour `[r, g, b, a]` of the screen at a point of the page's element, by its share of width and height. */
  pixel: (selector, x, y) => act('pixel', { selector, x, y }),
  /** Colours of several points `{ selector, x, y }` of one moment, as `pixel`. */
  pixels: (points) => act('pixels', { points }),
  /** Sends the device what its surroundings would send (`EmbedderToDevice`). */
  device: (message) => act('device', { message }),
};

/** Runs a case; says how it ended on the console, where the suite listens. */
async function runCase(name, run, page) {
  let failure = '';
  try {
    await run.call(page, t, page);
  } catch (error) {
    failure = String((error && (error.stack || error.errMsg)) || error);
  }
  console.log(`conformance ${JSON.stringify({ name, failure })}`);
  return failure;
}

module.exports = { t, runCase };
