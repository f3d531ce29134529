const trace = require('../../lib/trace');
const tracedPage = require('../../lib/traced-page');

Page(
  tracedPage('tab-two', {
    onTabItemTap({ index, pagePath, text }) {
      trace.note(`tab-two tapped ${index} ${pagePath} ${text}`);
    },
  }),
);
