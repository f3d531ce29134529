App({
  globalData: {
    startedAt: 0,
  },

  onLaunch() {
    this.globalData.startedAt = Date.now();
    console.info('Hello from app.js');
  },
});
