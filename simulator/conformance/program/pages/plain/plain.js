const trace = require('../../lib/trace');
const tracedPage = require('../../lib/traced-page');

Page(
  tracedPage('plain', {
    data: { rows: 40 },
    onResize({ size }) {
      trace.note(`plain onResize ${size.windowWidth}`);
    },
    onPageScroll({ scrollTop }) {
      this.scrolled = scrollTop;
    },
    onShareAppMessage(given) {
      trace.note(`plain onShareAppMessage ${given.from}`);
      return { title: 'a card', path: '/pages/plain/plain?shared=1' };
    },
    onShareTimeline() {
      trace.note('plain onShareTimeline');
      return { title: 'for everybody', query: 'shared=1' };
    },
    onAddToFavorites() {
      trace.note('plain onAddToFavorites');
      return { title: 'kept' };
    },
  }),
);
