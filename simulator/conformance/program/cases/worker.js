module.exports = {
  async 'createWorker: runs a script of the workers folder, without wx and without a browser'(t) {
    const worker = wx.createWorker('workers/main.js');
    const answer = new Promise((resolve) => worker.onMessage(resolve));
    worker.postMessage({ value: 21 });
    t.equal(await answer, { doubled: 42, hidden: [], folder: 'wxfile://usr' });
    worker.terminate();
  },
  async 'createWorker: one at a time, of the folder that app.json names'(t) {
    t.throws(() => wx.createWorker('pages/apis/apis.js'), /^createWorker:fail .* is not in the folder/);
    const worker = wx.createWorker('/workers/main.js');
    t.throws(() => wx.createWorker('workers/main.js'), /^createWorker:fail a worker is running/);
    worker.terminate();
    wx.createWorker('workers/main.js').terminate();
  },
  async 'createWorker Worker.onError: tells what the script throws'(t) {
    const worker = wx.createWorker('workers/main.js');
    const failed = new Promise((resolve) => worker.onError(resolve));
    worker.postMessage({ fail: true });
    t.match((await failed).message, /as asked/);
    worker.terminate();
  },
  async 'createWorker Worker.onProcessKilled: is tried by testOnProcessKilled'() {
    const worker = wx.createWorker('workers/main.js', { useExperimentalWorker: true });
    const killed = new Promise((resolve) => worker.onProcessKilled(resolve));
    worker.testOnProcessKilled();
    await killed;
    wx.createWorker('workers/main.js').terminate();
  },
};
