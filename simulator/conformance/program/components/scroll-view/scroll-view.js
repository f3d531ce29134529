const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], top: 0, into: '', offset: 0, alignment: 'start', triggered: false },
    log: [],
    note(event) {
      this.log.push([event.currentTarget.id, event.type, event.detail]);
    },
    /** Details of the events of a type that an element sent. */
    heard(id, type) {
      return this.log.filter((entry) => entry[0] === id && entry[1] === type).map((entry) => entry[2]);
    },
    onLoad() {
      this.log = [];
    },
  }),
);
