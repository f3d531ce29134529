import { behavior as computed } from 'miniprogram-computed';

Component({
  behaviors: [computed],
  properties: { first: String, last: String, label: { type: String, value: 'Name' } },
  data: { changes: 0, before: '' },
  computed: {
    full: (data) => `${data.first} ${data.last}`.trim(),
    letters: (data) => data.full.replace(/\s/g, '').length,
  },
  watch: {
    full(full) {
      const before = this.known ?? '';
      this.known = full;
      this.setData({ changes: this.data.changes + 1, before });
    },
  },
  lifetimes: {
    attached() {
      this.known = this.data.full;
    },
  },
});
