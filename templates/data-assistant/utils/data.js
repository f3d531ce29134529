const { texts } = require('./texts');

/** No server: the place where the mini program runs answers, after the person in front of it agreed. */
const ORIGIN = 'https://data.kumquat.invalid';
const KEY = 'program';

/** Resolves with the body. Rejects with `{ title, text }` for the person. */
function ask(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    wx.request({
      url: ORIGIN + path,
      method,
      success: ({ statusCode, data }) => (statusCode === 200 ? resolve(data) : reject(failureOf(data))),
      fail: () => reject({ title: texts.failed, text: texts.absent }),
    });
  });
}

function failureOf(data) {
  const { code, message } = data || {};
  const title = { 'signed-out': texts.signedOut, refused: texts.refused }[code] || texts.failed;
  return { title, text: message || texts.absent };
}

/** Mini programs whose data the person may see, and whether they are samples. At least one. */
async function readPrograms() {
  const { sample, programs } = await ask('/programs');
  if (programs.length === 0) throw { title: texts.none, text: texts.noneText };
  return { sample, programs };
}

const readUsage = async (id, days) => (await ask(`/usage?id=${encodeURIComponent(id)}&days=${days}`)).usage;

const stopReading = () => ask('/consent', 'DELETE');

/** The mini program that was looked at last, or else the first. */
function chosenOf(programs) {
  const id = wx.getStorageSync(KEY);
  return programs.find((program) => program.id === id) || programs[0];
}

const choose = (program) => wx.setStorageSync(KEY, program.id);

module.exports = { readPrograms, readUsage, stopReading, chosenOf, choose };
