import Dialog from 'tdesign-miniprogram/dialog/index';
import Message from 'tdesign-miniprogram/message/index';
import Toast from 'tdesign-miniprogram/toast/index';

Page({
  data: { answer: '' },
  onReady() {
    this.toast();
    this.message();
  },
  toast() {
    Toast({ context: this, selector: '#t-toast', message: 'Saved', theme: 'success', direction: 'column', duration: 60000 });
  },
  message() {
    Message.info({ context: this, offset: [20, 32], content: 'Something is new', duration: 60000 });
  },
  confirm() {
    Dialog.confirm({ context: this, title: 'Sure?', content: 'Answer with a promise', confirmBtn: 'Yes', cancelBtn: 'No' }).then(
      () => this.setData({ answer: 'Yes' }),
      () => this.setData({ answer: 'No' }),
    );
  },
});
