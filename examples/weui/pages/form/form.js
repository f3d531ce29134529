Page({
  data: {
    form: { name: '', phone: '12', date: '2024-05-06', on: true },
    rules: [
      { name: 'name', rules: { required: true, message: 'A name is needed' } },
      { name: 'phone', rules: [{ required: true, message: 'A number is needed' }, { mobile: true, message: 'This is no number' }] },
    ],
    wrong: '',
    outcome: 'Not sent',
  },
  onInput(event) {
    this.setData({ [`form.${event.currentTarget.dataset.field}`]: event.detail.value });
  },
  submit() {
    this.selectComponent('#form').validate((valid, errors) => {
      if (valid) this.setData({ wrong: '', outcome: 'Sent' });
      else this.setData({ wrong: errors[0].message, outcome: 'Not sent' });
    });
  },
});
