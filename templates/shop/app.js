import { countItems } from './utils/cart';

App({
  onLaunch() {
    this.showCount();
  },

  /** The number on the cart's tab. */
  showCount() {
    const count = countItems();
    if (count > 0) wx.setTabBarBadge({ index: 1, text: String(count), fail() {} });
    else wx.removeTabBarBadge({ index: 1, fail() {} });
  },
});
