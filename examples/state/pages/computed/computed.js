import { ComponentWithComputed } from 'miniprogram-computed';

ComponentWithComputed({
  data: { a: 1, b: 2, first: 'Ada', last: 'Lovelace', seen: '' },
  computed: {
    sum: (data) => data.a + data.b,
    doubled: (data) => data.sum * 2,
  },
  watch: {
    'a, b'(a, b) {
      this.setData({ seen: `${a} and ${b}` });
    },
  },
  methods: {
    more() {
      this.setData({ a: this.data.a + 1 });
    },
    rename() {
      this.setData({ first: 'Grace', last: 'Hopper' });
    },
  },
});
