const fs = () => wx.getFileSystemManager();
const root = 'wxfile://usr';

/** A red picture of 4 by 2 pixels. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGP4z8AARwzIHABvqgf5gNwAKAAAAABJRU5ErkJggg==';

function picture(name) {
  const path = `${root}/${name || 'media.png'}`;
  fs().writeFileSync(path, PNG, 'base64');
  return path;
}

/** A WAV of silence: 8000 samples a second, 8 bits, one channel. */
function sound(seconds) {
  const samples = Math.round(8000 * seconds);
  const view = new DataView(new ArrayBuffer(44 + samples));
  const text = (at, value) => {
    for (let index = 0; index < value.length; index++) view.setUint8(at + index, value.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  text(8, 'WAVEfmt ');
  for (const [index, value] of [16, 65537, 8000, 8000, 524289].entries()) view.setUint32(16 + index * 4, value, true);
  text(36, 'data');
  view.setUint32(40, samples, true);
  new Uint8Array(view.buffer, 44).fill(128);
  const path = `${root}/sound-${seconds}.wav`;
  fs().writeFileSync(path, view.buffer);
  return path;
}

/** Begins a choice, and answers the machine's chooser with these files. */
async function chosen(t, api, options, files) {
  const answer = t.call(api, options);
  await t.act('chooseFiles', { label: 'Choose from this computer', files });
  return answer;
}

const red = { name: 'red.png', mimeType: 'image/png', base64: PNG };

module.exports = {
  async 'chooseImage: takes pictures of this computer as temporary files'(t) {
    const { errMsg, tempFilePaths, tempFiles } = await chosen(t, 'chooseImage', { count: 2 }, [red, red, red]);
    t.equal(errMsg, 'chooseImage:ok');
    t.equal(tempFilePaths.length, 2);
    t.match(tempFilePaths[0], /^wxfile:\/\/tmp_\w+\.png$/);
    t.equal(tempFiles[0], { path: tempFilePaths[0], size: fs().statSync(tempFilePaths[0]).size });
    t.equal(fs().readFileSync(tempFilePaths[1], 'base64'), PNG);
  },
  async 'chooseImage: is cancelled'(t) {
    const answer = t.call('chooseImage');
    await t.tapDevice('Cancel');
    t.equal((await answer).errMsg, 'chooseImage:fail cancel');
  },
  async 'chooseMedia: says what kind each file is'(t) {
    const { tempFiles, type } = await chosen(t, 'chooseMedia', { count: 1 }, [red]);
    t.equal([type, tempFiles[0].fileType, fs().statSync(tempFiles[0].tempFilePath).size], ['image', 'image', tempFiles[0].size]);
  },
  async 'chooseMedia: has a sample picture'(t) {
    const answer = t.call('chooseMedia', { mediaType: ['image'] });
    await t.tapDevice('Use a sample picture');
    const { tempFiles } = await answer;
    const { width, height, type } = await t.succeeds('getImageInfo', { src: tempFiles[0].tempFilePath });
    t.equal([width, height, type], [800, 600, 'jpeg']);
  },
  async 'chooseVideo: knows size and length of a video'(t) {
    const video = await t.act('sampleVideo');
    const result = await chosen(t, 'chooseVideo', {}, [{ name: 'a.webm', mimeType: 'video/webm', base64: video }]);
    t.equal([result.errMsg, result.width, result.height], ['chooseVideo:ok', 64, 48]);
    t.match(result.thumbTempFilePath, /^wxfile:\/\/tmp_\w+\.jpg$/);
    const info = await t.succeeds('getVideoInfo', { src: result.tempFilePath });
    t.equal([info.width, info.height, info.type], [64, 48, 'video/webm']);
  },
  async 'getVideoInfo: fails for what is no video'(t) {
    await t.fails('getVideoInfo', { src: picture() }, /^getVideoInfo:fail/);
  },
  async 'chooseMessageFile: takes any file with its name'(t) {
    const { tempFiles } = await chosen(t, 'chooseMessageFile', { count: 1 }, [
      { name: 'notes.txt', mimeType: 'text/plain', base64: 'aGk=' },
    ]);
    t.equal([tempFiles[0].name, tempFiles[0].type, tempFiles[0].size], ['notes.txt', 'file', 2]);
    t.equal(fs().readFileSync(tempFiles[0].path, 'utf8'), 'hi');
  },
  async 'getImageInfo: knows pictures of the user folder and of the code package'(t) {
    const info = await t.succeeds('getImageInfo', { src: picture() });
    t.equal([info.width, info.height, info.type, info.orientation, info.path], [4, 2, 'png', 'up', `${root}/media.png`]);
    t.equal((await t.succeeds('getImageInfo', { src: '/data/red.png' })).width, 4);
    await t.fails('getImageInfo', { src: `${root}/none.png` }, /^getImageInfo:fail no such file or directory/);
    await t.fails('getImageInfo', { src: '/data/words.json' }, /^getImageInfo:fail decode image fail/);
    await t.fails('getImageInfo', { src: '/assets/large.png' }, /^getImageInfo:fail decode image fail: a picture of 8193 × 8192 pixels/);
  },
  async 'compressImage: makes a JPEG of another size'(t) {
    const { tempFilePath } = await t.succeeds('compressImage', { src: picture(), quality: 50, compressedWidth: 40 });
    const { width, height, type } = await t.succeeds('getImageInfo', { src: tempFilePath });
    t.equal([width, height, type], [40, 20, 'jpeg']);
  },
  async 'cropImage: takes the middle in the proportion'(t) {
    const { tempFilePath } = await t.succeeds('cropImage', { src: picture(), cropScale: '1:1' });
    const { width, height } = await t.succeeds('getImageInfo', { src: tempFilePath });
    t.equal([width, height], [2, 2]);
  },
  async 'editImage: gives a copy when the developer agrees'(t) {
    const answer = t.call('editImage', { src: picture() });
    await t.tapDevice('Succeed');
    t.equal(fs().readFileSync((await answer).tempFilePath, 'base64'), PNG);
  },
  async 'previewImage: shows pictures over the screen'(t) {
    await t.succeeds('previewImage', { urls: [picture(), '/data/red.png'], current: '/data/red.png' });
    await t.shows('.viewer-counter', '2 / 2');
    await t.tapDevice('.viewer-close');
  },
  async 'previewMedia: shows videos as well'(t) {
    await t.succeeds('previewMedia', { sources: [{ url: `${root}/none.mp4`, type: 'video' }, { url: picture() }] });
    await t.shows('.viewer-counter', '1 / 2');
    await t.tapDevice('.viewer-close');
    await t.fails('previewMedia', { sources: [] }, /^previewMedia:fail parameter error/);
  },
  async 'saveImageToPhotosAlbum: puts a picture where choosers find it'(t) {
    await t.fails('saveImageToPhotosAlbum', { filePath: `${root}/none.png` }, /^saveImageToPhotosAlbum:fail no such file/);
    await t.succeeds('saveImageToPhotosAlbum', { filePath: picture() });
    const answer = t.call('chooseImage', { count: 1 });
    await t.tapDevice('From the simulator’s album');
    t.equal(fs().readFileSync((await answer).tempFilePaths[0], 'base64'), PNG);
  },
  async 'saveVideoToPhotosAlbum: takes videos only'(t) {
    await t.fails('saveVideoToPhotosAlbum', { filePath: picture() }, /^saveVideoToPhotosAlbum:fail invalid file type$/);
    fs().writeFileSync(`${root}/a.webm`, await t.act('sampleVideo'), 'base64');
    await t.succeeds('saveVideoToPhotosAlbum', { filePath: `${root}/a.webm` });
  },
  async 'createInnerAudioContext: plays a sound to its end'(t) {
    const audio = wx.createInnerAudioContext();
    const heard = [];
    for (const event of ['Canplay', 'Play', 'TimeUpdate', 'Ended', 'Error'])
      audio[`on${event}`]((detail) => heard.push(event + (detail.errMsg || '')));
    audio.src = sound(0.1);
    t.equal([audio.paused, audio.volume, audio.loop], [true, 1, false]);
    audio.volume = 0.5;
    audio.play();
    await t.until(() => heard.includes('Ended'), `Ended in ${heard}`);
    t.ok(heard.indexOf('Play') >= 0 && !heard.some((each) => each.startsWith('Error')), heard.join());
    t.near(audio.duration, 0.1, 0.02);
    t.equal(audio.volume, 0.5);
    audio.destroy();
  },
  async 'createInnerAudioContext: pauses, seeks and stops'(t) {
    const audio = wx.createInnerAudioContext();
    const heard = [];
    for (const event of ['Pause', 'Stop', 'Seeked']) audio[`on${event}`](() => heard.push(event));
    const play = new Promise((resolve) => audio.onPlay(resolve));
    audio.src = sound(2);
    audio.play();
    await play;
    t.equal(audio.paused, false);
    audio.pause();
    await t.until(() => heard.includes('Pause'));
    t.equal(audio.paused, true);
    audio.seek(1);
    await t.until(() => heard.includes('Seeked'));
    t.near(audio.currentTime, 1, 0.1);
    audio.stop();
    await t.until(() => heard.includes('Stop'));
    t.near(audio.currentTime, 0, 0.1);
    audio.offStop();
    audio.destroy();
  },
  async 'createInnerAudioContext: says what cannot be played'(t) {
    const audio = wx.createInnerAudioContext();
    const failed = new Promise((resolve) => audio.onError(resolve));
    audio.src = picture();
    audio.play();
    t.equal((await failed).errCode, 10004);
    audio.destroy();
  },
  async 'setInnerAudioOption: is accepted'(t) {
    await t.succeeds('setInnerAudioOption', { mixWithOther: true });
  },
  async 'getAvailableAudioSources: names the microphone'(t) {
    t.equal((await t.succeeds('getAvailableAudioSources')).audioSources, ['auto', 'mic']);
  },
  async 'getBackgroundAudioManager: plays when src is set, and wants a title'(t) {
    const manager = wx.getBackgroundAudioManager();
    const error = new Promise((resolve) => manager.onError(resolve));
    const play = new Promise((resolve) => manager.onPlay(resolve));
    manager.title = '';
    manager.src = sound(2);
    t.match((await error).errMsg, /title is required/);
    manager.title = 'A sound';
    manager.src = sound(2);
    await play;
    t.equal([manager.paused, manager.src], [false, sound(2)]);
    manager.stop();
  },
  async 'playBackgroundAudio: plays'(t) {
    const played = new Promise((resolve) => wx.onBackgroundAudioPlay(resolve));
    await t.succeeds('playBackgroundAudio', { dataUrl: sound(2), title: 'A sound' });
    await played;
    t.equal((await t.succeeds('getBackgroundAudioPlayerState')).status, 1);
  },
  async 'onBackgroundAudioPlay: hears of the beginning'(t) {
    const played = new Promise((resolve) => wx.onBackgroundAudioPlay(resolve));
    await background(t);
    await played;
  },
  async 'pauseBackgroundAudio: pauses'(t) {
    await background(t);
    const paused = new Promise((resolve) => wx.onBackgroundAudioPause(resolve));
    await t.succeeds('pauseBackgroundAudio');
    await paused;
  },
  async 'onBackgroundAudioPause: hears of the pause'(t) {
    await background(t);
    const paused = new Promise((resolve) => wx.onBackgroundAudioPause(resolve));
    wx.getBackgroundAudioManager().pause();
    await paused;
  },
  async 'seekBackgroundAudio: moves the position'(t) {
    await background(t);
    const seeked = new Promise((resolve) => wx.getBackgroundAudioManager().onSeeked(resolve));
    await t.succeeds('seekBackgroundAudio', { position: 1 });
    await seeked;
    t.near(wx.getBackgroundAudioManager().currentTime, 1, 0.2);
  },
  async 'stopBackgroundAudio: stops'(t) {
    await background(t);
    const stopped = new Promise((resolve) => wx.onBackgroundAudioStop(resolve));
    await t.succeeds('stopBackgroundAudio');
    await stopped;
  },
  async 'onBackgroundAudioStop: hears of the stop'(t) {
    await background(t);
    const stopped = new Promise((resolve) => wx.onBackgroundAudioStop(resolve));
    wx.getBackgroundAudioManager().stop();
    await stopped;
  },
  async 'getBackgroundAudioPlayerState: tells position and length'(t) {
    await background(t);
    await t.until(async () => (await t.succeeds('getBackgroundAudioPlayerState')).duration === 2, 'the length');
    wx.getBackgroundAudioManager().stop();
  },
  async 'getRecorderManager: makes a sound file as long as the recording'(t) {
    const recorder = wx.getRecorderManager();
    const heard = [];
    recorder.onStart(() => heard.push('start'));
    recorder.onPause(() => heard.push('pause'));
    recorder.onResume(() => heard.push('resume'));
    recorder.onFrameRecorded(({ isLastFrame }) => heard.push(`frame ${isLastFrame}`));
    const stopped = new Promise((resolve) => recorder.onStop(resolve));
    recorder.start({ duration: 200, sampleRate: 8000, numberOfChannels: 1, frameSize: 1 });
    await t.wait(20);
    recorder.pause();
    await t.wait(20);
    recorder.resume();
    const { tempFilePath, duration, fileSize } = await stopped;
    t.match(tempFilePath, /\.wav$/);
    t.near(duration, 200, 50);
    t.equal(fileSize, fs().statSync(tempFilePath).size);
    t.equal(heard.slice(0, 3), ['start', 'pause', 'resume']);
    t.equal(heard[heard.length - 1], 'frame true');
    const failed = new Promise((resolve) => recorder.onError(resolve));
    recorder.stop();
    t.match((await failed).errMsg, /recorder not start/);
  },
  async 'startRecord: ends with a file at stopRecord'(t) {
    const answer = t.call('startRecord');
    await t.wait(20);
    await t.succeeds('stopRecord');
    t.match((await answer).tempFilePath, /^wxfile:\/\/tmp_\w+\.wav$/);
  },
  async 'stopRecord: succeeds when nothing is recorded'(t) {
    await t.succeeds('stopRecord');
  },
  async 'playVoice: ends when the voice does'(t) {
    await t.succeeds('playVoice', { filePath: sound(0.1) });
    await t.fails('playVoice', { filePath: `${root}/none.wav` }, /^playVoice:fail file not found$/);
  },
  async 'pauseVoice: pauses'(t) {
    wx.playVoice({ filePath: sound(2) });
    await t.succeeds('pauseVoice');
  },
  async 'stopVoice: ends the voice'(t) {
    const played = t.call('playVoice', { filePath: sound(2) });
    await t.wait(50);
    await t.succeeds('stopVoice');
    t.equal((await played).errMsg, 'playVoice:ok');
  },
};

async function background(t) {
  const manager = wx.getBackgroundAudioManager();
  const played = new Promise((resolve) => manager.onPlay(resolve));
  await t.succeeds('playBackgroundAudio', { dataUrl: sound(2), title: 'A sound' });
  await played;
}
