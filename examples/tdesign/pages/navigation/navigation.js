Page({
  data: {
    tab: 'home',
    tabs: [
      { value: 'home', label: 'Home', icon: 'home' },
      { value: 'cart', label: 'Cart', icon: 'cart' },
      { value: 'me', label: 'Me', icon: 'user' },
    ],
    gone: false,
    scrollTop: 300,
  },
  onTab(event) {
    this.setData({ tab: event.detail.value });
  },
  back() {
    this.setData({ gone: true });
  },
  onPageScroll(event) {
    this.setData({ scrollTop: event.scrollTop });
  },
});
