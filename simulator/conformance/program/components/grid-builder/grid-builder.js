const componentPage = require('../../lib/component-page');

Page(componentPage(require('./cases'), { data: { list: ['a', 'b', 'c'] } }));
