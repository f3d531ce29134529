/** Cases of the APIs by family. A case is named `API: what it does`, and covers that API. */
module.exports = {
  base: require('./base'),
  routing: require('./routing'),
  ui: require('./ui'),
  files: require('./files'),
  media: require('./media'),
  network: require('./network'),
  open: require('./open'),
  radio: require('./radio'),
  storage: require('./storage'),
  canvas: require('./canvas'),
  device: require('./device'),
  location: require('./location'),
  system: require('./system'),
  worker: require('./worker'),
  'media contexts': require('./media-contexts'),
  fonts: require('./fonts'),
};
