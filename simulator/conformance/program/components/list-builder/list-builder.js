const componentPage = require('../../lib/component-page');
const recorder = require('../../lib/recorder');

Page(componentPage(require('./cases'), Object.assign({ data: { list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } }, recorder)));
