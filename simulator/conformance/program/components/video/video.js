const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: {
      src: '',
      poster: '',
      controls: true,
      loop: false,
      autoplay: false,
      initial: 0,
      fit: 'contain',
      danmus: [],
      danmu: false,
      mute: false,
    },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
