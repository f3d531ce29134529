const fs = () => wx.getFileSystemManager();
const root = 'wxfile://usr';
let count = 0;

/** A folder of this case's own. */
function folder() {
  count += 1;
  const path = `${root}/case-${Date.now()}-${count}`;
  fs().mkdirSync(path);
  return path;
}

/** Calls an operation of the file system with callbacks. */
function call(name, options) {
  return new Promise((resolve) => fs()[name](Object.assign({}, options, { success: resolve, fail: resolve })));
}

function bytes(...values) {
  return new Uint8Array(values).buffer;
}

/** A zip archive with the deflated file `a/hello.txt` and the stored file `b.txt`. */
const ZIP =
  'UEsDBBQAAAAIAAAAIQDUEwcpDAAAABQAAAALAAAAYS9oZWxsby50eHTLSM3JyVfIQCLzswFQSwMEFAAAAAAAAAAhAPnvvnEBAAAAAQAAAAUAAABiLnR4dGJQSwECFAMUAAAACAAAACEA1BMHKQwAAAAUAAAACwAAAAAAAAAAAAAAgAEAAAAAYS9oZWxsby50eHRQSwECFAMUAAAAAAAAACEA+e++cQEAAAABAAAABQAAAAAAAAAAAAAAgAE1AAAAYi50eHRQSwUGAAAAAAIAAgBsAAAAWQAAAAAA';

/** A red picture of 4 by 2 pixels. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGP4z8AARwzIHABvqgf5gNwAKAAAAABJRU5ErkJggg==';

module.exports = {
  async 'getFileSystemManager FileSystemManager.writeFile: keeps text and bytes, in every encoding'(t) {
    const at = folder();
    t.equal((await call('writeFile', { filePath: `${at}/a`, data: 'häß', encoding: 'utf8' })).errMsg, 'writeFile:ok');
    t.equal((await call('readFile', { filePath: `${at}/a`, encoding: 'utf-8' })).data, 'häß');
    const written = { base64: 'AQL/', hex: '0102ff', latin1: '\x01\x02\xff', binary: '\x01\x02\xff' };
    for (const [encoding, data] of Object.entries(written)) {
      fs().writeFileSync(`${at}/b`, data, encoding);
      t.equal([...new Uint8Array(fs().readFileSync(`${at}/b`))], [1, 2, 255], encoding);
      t.equal(fs().readFileSync(`${at}/b`, encoding), data, encoding);
    }
    fs().writeFileSync(`${at}/c`, '鱼', 'ucs2');
    t.equal(fs().readFileSync(`${at}/c`, 'utf16le'), '鱼');
    t.equal(fs().readFileSync(`${at}/b`, 'hex', 1, 1), '02', 'a part');
  },
  async 'getFileSystemManager FileSystemManager.readFile: names what is not there'(t) {
    const missing = `${root}/none.txt`;
    const failed = await call('readFile', { filePath: missing });
    t.equal(failed, { errMsg: `readFile:fail no such file or directory, open ${missing}`, errno: 1300002 });
    t.throws(() => fs().readFileSync(missing), /^readFileSync:fail no such file or directory, open wxfile:\/\/usr\/none\.txt$/);
    t.match((await call('readFile', { filePath: 5 })).errMsg, /^readFile:fail parameter error: parameter.filePath should be String/);
  },
  async 'getFileSystemManager FileSystemManager.readFile: reads files of the code package, and writes none'(t) {
    t.equal(JSON.parse(fs().readFileSync('/data/words.json', 'utf8')), { word: 'kumquat' });
    t.equal(JSON.parse(fs().readFileSync('data/words.json', 'utf8')).word, 'kumquat');
    fs().accessSync('/data/words.json');
    t.match((await call('writeFile', { filePath: '/data/words.json', data: '' })).errMsg, /^writeFile:fail permission denied, open/);
  },
  async 'getFileSystemManager FileSystemManager.mkdir: makes folders, all of them when asked'(t) {
    const at = folder();
    const deep = `${at}/a/b`;
    t.equal((await call('mkdir', { dirPath: deep })).errMsg, `mkdir:fail no such file or directory ${deep}`);
    t.equal((await call('mkdir', { dirPath: deep, recursive: true })).errMsg, 'mkdir:ok');
    t.equal((await call('mkdir', { dirPath: `${at}/a` })).errMsg, `mkdir:fail file already exists ${at}/a`);
    fs().writeFileSync(`${deep}/f.txt`, 'f');
    t.equal((await call('readdir', { dirPath: `${at}/a` })).files, ['b']);
    t.equal(fs().readdirSync(deep), ['f.txt']);
    t.equal((await call('rmdir', { dirPath: `${at}/a` })).errMsg, 'rmdir:fail directory not empty');
    fs().rmdirSync(`${at}/a`, true);
    t.throws(() => fs().accessSync(deep), /^accessSync:fail no such file or directory/);
  },
  async 'getFileSystemManager FileSystemManager.stat: tells size, times and kind'(t) {
    const at = folder();
    fs().writeFileSync(`${at}/f`, 'four');
    const { stats } = await call('stat', { path: `${at}/f` });
    t.equal([stats.size, stats.isFile(), stats.isDirectory()], [4, true, false]);
    t.near(stats.lastModifiedTime, Date.now() / 1000, 5);
    const all = fs().statSync(at, true);
    t.equal(
      all.map(({ path, stats: each }) => [path, each.isDirectory()]),
      [
        ['/', true],
        ['/f', false],
      ],
    );
  },
  async 'getFileSystemManager FileSystemManager.rename: moves files and folders'(t) {
    const at = folder();
    fs().mkdirSync(`${at}/a`);
    fs().writeFileSync(`${at}/a/f`, 'moved');
    t.equal((await call('rename', { oldPath: `${at}/a`, newPath: `${at}/b` })).errMsg, 'rename:ok');
    fs().renameSync(`${at}/b/f`, `${at}/g`);
    t.equal(fs().readFileSync(`${at}/g`, 'utf8'), 'moved');
    fs().copyFileSync(`${at}/g`, `${at}/h`);
    fs().unlinkSync(`${at}/g`);
    t.equal(fs().readdirSync(at), ['b', 'h']);
    t.match(
      (await call('copyFile', { srcPath: `${at}/g`, destPath: `${at}/i` })).errMsg,
      /^copyFile:fail no such file or directory, copyFile/,
    );
    t.match((await call('unlink', { filePath: `${at}/b` })).errMsg, /^unlink:fail operation not permitted, unlink/);
  },
  async 'getFileSystemManager FileSystemManager.appendFile: adds to a file that is there'(t) {
    const path = `${folder()}/log`;
    t.match((await call('appendFile', { filePath: path, data: 'x' })).errMsg, /^appendFile:fail no such file or directory, open/);
    fs().writeFileSync(path, 'a');
    await call('appendFile', { filePath: path, data: 'b' });
    fs().appendFileSync(path, bytes(99));
    t.equal(fs().readFileSync(path, 'utf8'), 'abc');
    fs().truncateSync({ filePath: path, length: 1 });
    t.equal(fs().readFileSync(path, 'utf8'), 'a');
    await call('truncate', { filePath: path, length: 3 });
    t.equal(fs().readFileSync(path, 'utf8'), 'a\0\0');
  },
  async 'getFileSystemManager FileSystemManager.open: reads and writes by descriptor'(t) {
    const path = `${folder()}/f`;
    const { fd } = await call('open', { filePath: path, flag: 'w+' });
    t.equal(fs().writeSync({ fd, data: 'hello' }).bytesWritten, 5);
    t.equal((await call('write', { fd, data: bytes(1, 33, 2), offset: 1, length: 1 })).bytesWritten, 1);
    const arrayBuffer = new ArrayBuffer(4);
    t.equal(fs().readSync({ fd, arrayBuffer, offset: 1, length: 3, position: 3 }).bytesRead, 3);
    t.equal([...new Uint8Array(arrayBuffer)], [0, 108, 111, 33]);
    const { bytesRead } = await call('read', { fd, arrayBuffer, length: 4, position: 5 });
    t.equal(bytesRead, 1);
    t.equal(fs().fstatSync({ fd }).size, 6);
    fs().ftruncateSync({ fd, length: 2 });
    t.equal((await call('fstat', { fd })).stats.size, 2);
    t.equal((await call('close', { fd })).errMsg, 'close:ok');
    t.equal((await call('close', { fd })).errMsg, 'close:fail bad file descriptor');
    t.throws(() => fs().openSync({ filePath: path, flag: 'wx' }), /^openSync:fail file already exists/);
    t.throws(() => fs().openSync({ filePath: path, flag: 'q' }), /^openSync:fail invalid flag/);
  },
  async 'getFileSystemManager FileSystemManager.unzip: unpacks an archive, and reads single entries of it'(t) {
    const at = folder();
    fs().writeFileSync(`${at}/x.zip`, ZIP, 'base64');
    t.equal((await call('unzip', { zipFilePath: `${at}/x.zip`, targetPath: `${at}/out` })).errMsg, 'unzip:ok');
    t.equal(fs().readFileSync(`${at}/out/a/hello.txt`, 'utf8'), 'hello hello hello ok');
    const { entries } = await call('readZipEntry', {
      filePath: `${at}/x.zip`,
      entries: [{ path: 'b.txt', encoding: 'utf8' }, { path: 'none' }],
    });
    t.equal(entries['b.txt'], { data: 'b', errMsg: 'readZipEntry:ok' });
    t.match(entries.none.errMsg, /^readZipEntry:fail no such file or directory/);
    fs().writeFileSync(`${at}/y.zip`, 'no archive');
    t.match((await call('unzip', { zipFilePath: `${at}/y.zip`, targetPath: at })).errMsg, /^unzip:fail unzip open file fail/);
  },
  async 'getFileSystemManager FileSystemManager.saveFile: keeps a temporary file'(t) {
    const at = folder();
    fs().writeFileSync(`${at}/a.png`, PNG, 'base64');
    const { tempFilePath } = await t.succeeds('compressImage', { src: `${at}/a.png` });
    const { savedFilePath } = await call('saveFile', { tempFilePath });
    t.match(savedFilePath, /^wxfile:\/\/store_/);
    t.equal((await call('saveFile', { tempFilePath })).errMsg, 'saveFile:fail tempFilePath file not exist');
    const { fileList } = await call('getSavedFileList', {});
    t.ok(
      fileList.some(({ filePath, size }) => filePath === savedFilePath && size > 0),
      'the list',
    );
    await call('removeSavedFile', { filePath: savedFilePath });
    t.throws(() => fs().accessSync(savedFilePath), /no such file/);
  },
  async 'getFileSystemManager FileSystemManager.getFileInfo: gives size and digest'(t) {
    const path = `${folder()}/f`;
    fs().writeFileSync(path, 'abc');
    t.equal((await call('getFileInfo', { filePath: path })).digest, '900150983cd24fb0d6963f7d28e17f72');
    t.equal((await call('getFileInfo', { filePath: path, digestAlgorithm: 'sha1' })).digest, 'a9993e364706816aba3e25717850c26c9cd0d89d');
  },
  async 'getFileSystemManager FileSystemManager.readCompressedFile: says that there is no decoder'(t) {
    const path = `${folder()}/f.br`;
    fs().writeFileSync(path, 'abc');
    t.match((await call('readCompressedFile', { filePath: path, compressionAlgorithm: 'br' })).errMsg, /^readCompressedFile:fail brotli/);
  },
  async 'getFileSystemManager: shows a picture that the program wrote'(t, page) {
    const path = `${folder()}/red.png`;
    fs().writeFileSync(path, PNG, 'base64');
    await t.set(page, { picture: path, background: `width:40px;height:40px;background-image:url('${path}')` });
    await t.until(async () => same(await t.pixel('#picture', 0.5, 0.5), [255, 0, 0, 255]), 'the image');
    await t.until(async () => same(await t.pixel('#background', 0.05, 0.02), [255, 0, 0, 255]), 'the background');
  },
  async 'saveFile: keeps a temporary file under a path of its own'(t) {
    const at = folder();
    fs().writeFileSync(`${at}/a.png`, PNG, 'base64');
    const { tempFilePath } = await t.succeeds('compressImage', { src: `${at}/a.png` });
    t.equal((await t.succeeds('saveFile', { tempFilePath, filePath: `${at}/kept.jpg` })).savedFilePath, `${at}/kept.jpg`);
    t.ok(fs().statSync(`${at}/kept.jpg`).size > 0, 'its size');
    await t.fails('saveFile', { tempFilePath: 'wxfile://tmp_none' }, /^saveFile:fail tempFilePath file not exist$/);
  },
  async 'getFileInfo: gives size and digest'(t) {
    const filePath = `${folder()}/f`;
    fs().writeFileSync(filePath, '');
    const info = await t.succeeds('getFileInfo', { filePath });
    t.equal([info.size, info.digest], [0, 'd41d8cd98f00b204e9800998ecf8427e']);
  },
  async 'getSavedFileInfo: fails for what was not saved'(t) {
    await t.fails('getSavedFileInfo', { filePath: `${root}/a` }, /^getSavedFileInfo:fail no such file or directory/);
    const saved = await savedFile(t);
    t.ok((await t.succeeds('getSavedFileInfo', { filePath: saved })).size > 0, 'its size');
  },
  async 'getSavedFileList: lists what was saved'(t) {
    const saved = await savedFile(t);
    const { fileList } = await t.succeeds('getSavedFileList');
    t.ok(
      fileList.some(({ filePath }) => filePath === saved),
      'the list',
    );
  },
  async 'removeSavedFile: takes a saved file away'(t) {
    const saved = await savedFile(t);
    await t.succeeds('removeSavedFile', { filePath: saved });
    await t.fails('removeSavedFile', { filePath: saved }, /^removeSavedFile:fail no such file or directory/);
  },
  async 'openDocument: asks the developer, for a file that is there'(t) {
    await t.fails('openDocument', { filePath: `${root}/none.pdf` }, /^openDocument:fail no such file or directory/);
    const path = `${folder()}/a.pdf`;
    fs().writeFileSync(path, '%PDF');
    const opened = t.succeeds('openDocument', { filePath: path });
    await t.tapDevice('Succeed');
    await opened;
  },
};

async function savedFile(t) {
  const at = folder();
  fs().writeFileSync(`${at}/a.png`, PNG, 'base64');
  const { tempFilePath } = await t.succeeds('compressImage', { src: `${at}/a.png` });
  return (await t.succeeds('saveFile', { tempFilePath })).savedFilePath;
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
