const componentPage = require('../../lib/component-page');
const gestures = require('../../lib/gestures');

Page(componentPage(require('./cases'), gestures));
