Page({
  data: {
    facts: [],
  },

  onShow() {
    const device = wx.getDeviceInfo();
    const window = wx.getWindowInfo();
    const app = wx.getAppBaseInfo();
    this.setData({
      facts: [
        { name: 'Model', value: device.model },
        { name: 'System', value: device.system },
        { name: 'Screen', value: `${window.screenWidth} × ${window.screenHeight}` },
        { name: 'Pixel ratio', value: String(window.pixelRatio) },
        { name: 'Language', value: app.language },
      ],
    });
  },
});
