const say = (id, role, text, more) => ({ id, role, name: role === 'user' ? 'You' : 'Kumquat', status: '', content: [{ type: role === 'user' ? 'text' : 'markdown', data: text }], ...more });

Page({
  data: {
    messages: [say('a', 'user', 'How are kumquats eaten?'), say('b', 'assistant', '**Whole**, with the peel.')],
    markdown: '## Recipe\n\n1. Wash\n2. *Halve*\n\n| Fruit | Sugar |\n| --- | --- |\n| 500 g | 200 g |\n\n```js\ncook(fruit);\n```',
    value: '',
    action: '',
    presets: [{ name: 'upload', presets: ['uploadCamera', 'uploadImage', 'uploadAttachment'], status: '' }, { name: 'send', type: 'icon' }],
  },
  onChange(event) {
    this.setData({ value: event.detail.value });
  },
  onSend(event) {
    const { messages } = this.data;
    this.setData({ value: '', messages: [...messages, say(`m${messages.length}`, 'user', event.detail.value)] });
  },
  onAction(event) {
    this.setData({ action: event.detail.name });
  },
});
