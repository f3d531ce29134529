function greet(name) {
  const hour = new Date().getHours();
  const part = hour < 5 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
  return name ? `${part}, ${name}` : part;
}

Page({
  data: {
    greeting: '',
    name: '',
    count: 0,
  },

  onLoad() {
    const name = wx.getStorageSync('name') || '';
    this.setData({ name, greeting: greet(name) });
  },

  onName(event) {
    const name = event.detail.value.trim();
    wx.setStorageSync('name', name);
    this.setData({ name: event.detail.value, greeting: greet(name) });
  },

  onTap() {
    this.setData({ count: this.data.count + 1 });
  },
});
