/** Methods of a page that keeps what its events said: `bindchange="note"`, then `page.heard('id', 'change')` gives the details. */
module.exports = {
  note(event) {
    this.log = (this.log || []).concat({ id: event.currentTarget.id, type: event.type, detail: event.detail });
  },
  heard(id, type) {
    return (this.log || []).filter((entry) => entry.id === id && entry.type === type).map((entry) => entry.detail);
  },
  /** Waits until an element sent that event; gives the detail of the last one. */
  async told(t, id, type) {
    await t.until(() => this.heard(id, type).length > 0, `${type} of ${id}`);
    return this.heard(id, type).pop();
  },
};
