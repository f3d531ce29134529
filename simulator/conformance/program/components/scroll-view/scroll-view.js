const componentPage = require('../../lib/component-page');
const recorder = require('../../lib/recorder');

const data = { rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], top: 0, into: '', offset: 0, alignment: 'start', triggered: false, lined: false };

Page(componentPage(require('./cases'), Object.assign({ data }, recorder)));
