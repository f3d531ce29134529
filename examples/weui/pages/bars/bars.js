const tab = (text, icon, more) => ({ text, iconPath: `/assets/${icon}.svg`, selectedIconPath: '/assets/picture.svg', ...more });

Page({
  data: { current: 0, gone: false, tabs: [tab('Chat', 'portrait'), tab('Contacts', 'leaf', { badge: '8' }), tab('Me', 'portrait', { dot: true })] },
  onTab(event) {
    this.setData({ current: event.detail.index });
  },
  back() {
    this.setData({ gone: true });
  },
});
