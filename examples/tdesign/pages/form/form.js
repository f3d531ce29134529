const EMPTY = { name: '', mail: '', kind: 'a', amount: 1, stars: 0 };

Page({
  data: {
    form: { ...EMPTY, mail: 'no address' },
    rules: {
      name: [{ required: true, message: 'A name is needed' }],
      mail: [{ email: true, message: 'This is no address' }],
    },
    outcome: 'Not sent',
  },
  onReady() {
    this.submit();
  },
  onField(event) {
    this.setData({ [`form.${event.currentTarget.dataset.field}`]: event.detail.value });
  },
  submit() {
    this.selectComponent('#form').submit();
  },
  reset() {
    this.selectComponent('#form').reset();
  },
  onSubmit(event) {
    const { validateResult, firstError } = event.detail;
    this.setData({ outcome: validateResult === true ? 'Sent' : firstError });
  },
  onReset() {
    this.setData({ form: EMPTY, outcome: 'Reset' });
  },
});
