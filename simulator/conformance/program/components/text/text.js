const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { long: 'a long text that takes more than a few lines in a narrow box, for sure', lines: 'one\\ntwo' },
  }),
);
