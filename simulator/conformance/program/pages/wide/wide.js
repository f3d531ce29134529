/** A page that turns with the phone. */
Page({
  data: { width: 0 },
  onResize({ size }) {
    this.setData({ width: size.windowWidth });
  },
});
