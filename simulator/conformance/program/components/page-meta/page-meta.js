const componentPage = require('../../lib/component-page');
const recorder = require('../../lib/recorder');

Page(
  componentPage(
    require('./cases'),
    Object.assign({ data: { color: '#ff0000', style: '', size: '24px', top: '', title: 'Meta' } }, recorder),
  ),
);
