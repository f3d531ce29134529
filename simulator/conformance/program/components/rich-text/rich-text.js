const componentPage = require('../../lib/component-page');
const recorder = require('../../lib/recorder');

Page(
  componentPage(
    require('./cases'),
    Object.assign(
      {
        data: {
          html: '<p style="margin: 0; height: 20px; background: red" onclick="x()"></p><script>x()</script><iframe></iframe><custom-tag>no</custom-tag><h1 style="margin: 0; height: 30px; line-height: 30px">Head &amp; line</h1>',
          nodes: [
            { name: 'div', attrs: { class: 'green', style: 'height: 40px' }, children: [{ type: 'text', text: 'a &lt; b' }] },
            { name: 'object', children: [{ type: 'text', text: 'nothing' }] },
          ],
          wide: '<div style="width: 800px; height: 10px; background: blue"></div>',
        },
      },
      recorder,
    ),
  ),
);
