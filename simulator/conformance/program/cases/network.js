const fs = () => wx.getFileSystemManager();
const root = 'wxfile://usr';
const http = 'http://loopback.test';
const ws = 'ws://loopback.test/';

const text = (buffer) => String.fromCharCode(...new Uint8Array(buffer));

/** Opens a socket and waits until it is open. */
async function opened() {
  const socket = wx.connectSocket({ url: ws });
  await new Promise((resolve) => socket.onOpen(resolve));
  return socket;
}

module.exports = {
  async 'request: sends data and headers, and takes JSON'(t) {
    const { data, statusCode, header, cookies } = await t.succeeds('request', {
      url: `${http}/echo`,
      method: 'POST',
      header: { 'X-Own': 'yes' },
      data: { a: [1] },
    });
    t.equal([statusCode, data.method, data.body], [200, 'POST', '{"a":[1]}']);
    t.equal([data.headers['x-own'], data.headers['content-type']], ['yes', 'application/json']);
    t.equal(header['content-type'], 'application/json');
    t.equal(cookies, ['a=1']);
  },
  async 'request: puts data of a GET into the address, and form data into the body'(t) {
    t.equal((await t.succeeds('request', { url: `${http}/echo?x=1`, data: { y: 'a b' } })).data.url, '/echo?x=1&y=a%20b');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    t.equal((await t.succeeds('request', { url: `${http}/echo`, method: 'PUT', header: form, data: { y: 2 } })).data.body, 'y=2');
  },
  async 'request: gives text or bytes when asked to'(t) {
    const plain = await t.succeeds('request', { url: `${http}/echo`, dataType: 'other' });
    t.equal(typeof plain.data, 'string');
    const { data } = await t.succeeds('request', { url: `${http}/bytes`, responseType: 'arraybuffer' });
    t.equal([...new Uint8Array(data)], [0, 1, 254, 255]);
    const sent = await t.succeeds('request', { url: `${http}/echo`, method: 'POST', data: new Uint8Array([65, 200]).buffer });
    t.equal(sent.data.body, 'A\u00c8');
  },
  async 'request: an error status is a success'(t) {
    const { statusCode, data } = await t.succeeds('request', { url: `${http}/missing` });
    t.equal([statusCode, data], [404, 'nothing']);
    await t.fails('request', { url: 'ftp://x.test/' }, /^request:fail invalid url/);
  },
  async 'request: ends by its time limit, or by abort'(t) {
    const late = await t.call('request', { url: `${http}/never`, timeout: 50 });
    t.equal([late.errMsg, late.errno], ['request:fail timeout', 5]);
    const aborted = new Promise((fail) => {
      const task = wx.request({ url: `${http}/never`, fail });
      setTimeout(() => task.abort(), 20);
    });
    t.equal((await aborted).errMsg, 'request:fail abort');
  },
  async 'request RequestTask.onHeadersReceived: tells the headers, until it is told not to'(t) {
    const heard = [];
    await new Promise((complete) => {
      const task = wx.request({ url: `${http}/echo`, complete });
      const never = () => heard.push('never');
      task.onHeadersReceived(never);
      task.offHeadersReceived(never);
      task.onHeadersReceived(({ header, statusCode }) => heard.push(`${statusCode} ${header['content-type']}`));
    });
    t.equal(heard, ['200 application/json']);
  },
  async 'request RequestTask.onChunkReceived: tells an answer as it comes'(t) {
    const chunks = [];
    await new Promise((complete) => {
      const task = wx.request({ url: `${http}/chunks`, enableChunked: true, complete });
      task.onChunkReceived(({ data }) => {
        chunks.push(text(data));
        if (chunks.length === 1) wx.request({ url: `${http}/chunks-go-on` });
      });
    });
    t.equal(chunks, ['one', 'two']);
  },
  async 'request: at most ten at once, the others wait'(t) {
    await t.succeeds('request', { url: `${http}/most` });
    await Promise.all(Array.from({ length: 14 }, () => t.succeeds('request', { url: `${http}/slow` })));
    const { data } = await t.succeeds('request', { url: `${http}/most` });
    t.ok(data > 1 && data <= 10, `${data} at once`);
  },
  async 'downloadFile: gives a temporary file, and tells the progress'(t) {
    const told = [];
    const result = await new Promise((complete) => {
      const task = wx.downloadFile({ url: `${http}/file`, complete });
      task.onProgressUpdate(({ progress, totalBytesWritten }) => told.push([progress, totalBytesWritten]));
    });
    t.equal([result.errMsg, result.statusCode], ['downloadFile:ok', 200]);
    t.match(result.tempFilePath, /^wxfile:\/\/tmp_/);
    t.equal(fs().statSync(result.tempFilePath).size, 200000);
    t.equal(fs().readFileSync(result.tempFilePath, 'utf8', 199990), 'xxxxxxxxxx');
    t.equal(told[told.length - 1], [100, 200000]);
  },
  async 'downloadFile: writes to a path of the user folder'(t) {
    const filePath = `${root}/download.bin`;
    const result = await t.succeeds('downloadFile', { url: `${http}/bytes`, filePath });
    t.equal([result.filePath, result.tempFilePath], [filePath, undefined]);
    t.equal(fs().readFileSync(filePath, 'hex'), '0001feff');
    await t.fails('downloadFile', { url: `${http}/bytes`, filePath: '/data/x' }, /^downloadFile:fail permission denied/);
  },
  async 'uploadFile: sends a file with its fields'(t) {
    const filePath = `${root}/upload.txt`;
    fs().writeFileSync(filePath, 'content of the file');
    const told = [];
    const result = await new Promise((complete) => {
      const task = wx.uploadFile({
        url: `${http}/echo`,
        filePath,
        name: 'doc',
        formData: { user: 'me' },
        header: { 'X-Own': 'yes' },
        complete,
      });
      task.onProgressUpdate(({ progress }) => told.push(progress));
    });
    t.equal(typeof result.data, 'string');
    const { headers, body } = JSON.parse(result.data);
    t.match(headers['content-type'], /^multipart\/form-data; boundary=/);
    t.equal(headers['x-own'], 'yes');
    t.match(body, /name="user"\r\n\r\nme\r\n/);
    t.match(body, /name="doc"; filename="upload.txt"\r\n[\s\S]*content of the file/);
    t.equal(told, [100]);
    await t.fails('uploadFile', { url: `${http}/echo`, filePath: `${root}/none`, name: 'doc' }, /^uploadFile:fail file not found$/);
  },
  async 'connectSocket: carries text and bytes on several sockets'(t) {
    const [one, two] = [await opened(), await opened()];
    const answers = Promise.all([one, two].map((socket) => new Promise((resolve) => socket.onMessage(({ data }) => resolve(data)))));
    one.send({ data: 'hello' });
    two.send({ data: new Uint8Array([1, 255]).buffer });
    const [first, second] = await answers;
    t.equal([first, ...new Uint8Array(second)], ['hello', 1, 255]);
    for (const socket of [one, two]) socket.close();
  },
  async 'connectSocket SocketTask.onClose: tells code and reason'(t) {
    const socket = await opened();
    const closed = new Promise((resolve) => socket.onClose(resolve));
    socket.send({ data: 'close' });
    t.equal(await closed, { code: 4321, reason: 'as you wish' });
    t.equal(socket.readyState, socket.CLOSED);
    t.match((await new Promise((fail) => socket.send({ data: 'late', fail }))).errMsg, /fail WebSocket is not connected/);
  },
  async 'connectSocket: five at once'(t) {
    const sockets = await Promise.all([1, 2, 3, 4, 5].map(opened));
    const { errMsg } = await new Promise((fail) => wx.connectSocket({ url: ws, fail }));
    t.match(errMsg, /^connectSocket:fail exceed max/);
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.onClose(resolve) || socket.close())));
  },
  async 'onSocketOpen: hears of the latest socket'(t) {
    const open = new Promise((resolve) => wx.onSocketOpen(resolve));
    wx.connectSocket({ url: ws });
    await open;
    await t.succeeds('closeSocket');
  },
  async 'onSocketMessage: hears what sendSocketMessage brought back'(t) {
    await opened();
    const message = new Promise((resolve) => wx.onSocketMessage(resolve));
    await t.succeeds('sendSocketMessage', { data: 'echo' });
    t.equal((await message).data, 'echo');
    await t.succeeds('closeSocket');
  },
  async 'sendSocketMessage: sends on the latest socket'(t) {
    const socket = await opened();
    const message = new Promise((resolve) => socket.onMessage(resolve));
    await t.succeeds('sendSocketMessage', { data: 'mine' });
    t.equal((await message).data, 'mine');
    await t.succeeds('closeSocket');
  },
  async 'closeSocket: closes the latest socket with a code'(t) {
    const socket = await opened();
    const closed = new Promise((resolve) => socket.onClose(resolve));
    await t.succeeds('closeSocket', { code: 4000, reason: 'done' });
    t.equal((await closed).code, 4000);
  },
  async 'onSocketClose: hears of the end'(t) {
    await opened();
    const closed = new Promise((resolve) => wx.onSocketClose(resolve));
    wx.closeSocket();
    t.equal((await closed).code, 1000);
  },
  async 'onSocketError: hears of a server that is not there'(t) {
    const failed = new Promise((resolve) => wx.onSocketError(resolve));
    wx.connectSocket({ url: 'ws://127.0.0.1:9/' });
    t.ok((await failed).errMsg, 'its errMsg');
  },
  async 'createUDPSocket: says by an error that there are no raw sockets'(t) {
    const socket = wx.createUDPSocket();
    const failed = new Promise((resolve) => socket.onError(resolve));
    socket.bind();
    t.match((await failed).errMsg, /^createUDPSocket:fail not supported by the simulator: /);
    socket.close();
  },
  async 'createTCPSocket: says by an error that there are no raw sockets'(t) {
    const socket = wx.createTCPSocket();
    const failed = new Promise((resolve) => socket.onError(resolve));
    socket.connect({ address: '127.0.0.1', port: 9 });
    t.match((await failed).errMsg, /^createTCPSocket:fail not supported by the simulator: /);
  },
};
