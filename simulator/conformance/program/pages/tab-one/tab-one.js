const trace = require('../../lib/trace');
const tracedPage = require('../../lib/traced-page');

Page(
  tracedPage('tab-one', {
    onTabItemTap({ index, pagePath, text }) {
      trace.note(`tab-one tapped ${index} ${pagePath} ${text}`);
    },
  }),
);
