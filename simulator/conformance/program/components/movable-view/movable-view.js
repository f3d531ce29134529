const componentPage = require('../../lib/component-page');
const recorder = require('../../lib/recorder');

Page(componentPage(require('./cases'), Object.assign({ data: { x: 0, y: 0, scale: 1 } }, recorder)));
