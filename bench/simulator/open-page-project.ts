export const OPENED_PAGE = 'pages/goods/goods';

/** A home page with a button, and the page that it opens: a list of goods with a component, as shops have it. */
export const OPEN_PAGE_PROJECT = {
  'app.json': JSON.stringify({ pages: ['pages/home/home', OPENED_PAGE] }),
  'app.js': 'App({});',
  'app.wxss': 'page { background: #f5f5f5; font-size: 28rpx; color: #333; } .price { color: #e43; font-weight: 600; }',
  'pages/home/home.wxml': '<view class="open" bindtap="open">Open the goods</view>',
  'pages/home/home.wxss': '.open { margin: 80rpx; padding: 40rpx; text-align: center; background: #fff; border-radius: 16rpx; }',
  'pages/home/home.js': `Page({
  open() { wx.navigateTo({ url: '/pages/goods/goods' }); },
  onShow() { setTimeout(() => console.log('back 1'), 600); },
});`,
  'pages/goods/goods.json': JSON.stringify({ usingComponents: { good: '../../components/good/good' } }),
  'pages/goods/goods.wxml': `<view class="head"><text class="title">{{title}}</text><view class="tabs">
<view wx:for="{{tabs}}" wx:key="*this" class="tab {{index === tab ? 'on' : ''}}" data-index="{{index}}" bindtap="pick">{{item}}</view></view></view>
<view class="list"><good wx:for="{{goods}}" wx:key="id" good="{{item}}" bind:buy="buy" /></view>
<view class="foot"><text class="sum">{{count}} goods</text><view class="pay" bindtap="pay">Pay</view></view>`,
  'pages/goods/goods.wxss': `.head { padding: 24rpx 32rpx; background: #fff; } .title { font-size: 40rpx; font-weight: 600; }
.tabs { display: flex; margin-top: 16rpx; } .tab { flex: 1; padding: 12rpx 0; text-align: center; color: #888; } .tab.on { color: #111; border-bottom: 4rpx solid #07c160; }
.list { display: flex; flex-wrap: wrap; padding: 16rpx; gap: 16rpx; }
.foot { position: fixed; left: 0; right: 0; bottom: 0; display: flex; align-items: center; padding: 16rpx 32rpx; background: #fff; box-shadow: 0 -2rpx 8rpx rgba(0, 0, 0, 0.06); }
.sum { flex: 1; } .pay { padding: 16rpx 48rpx; color: #fff; background: #07c160; border-radius: 40rpx; }`,
  'pages/goods/goods.js': `Page({
  data: {
    title: 'Fruit of the week', tab: 0, tabs: ['All', 'Apples', 'Pears', 'Citrus'], count: 36,
    goods: Array.from({ length: 36 }, (_, id) => ({ id, name: 'Fruit number ' + id, note: 'Picked on day ' + (id % 7) + ', from the orchard behind the house', price: (id * 7 % 90 + 3).toFixed(2), tags: ['fresh', 'local'] })),
  },
  onLoad({ stay }) { this.stay = stay; },
  onReady() {
    console.log('opened 1');
    if (!this.stay) setTimeout(() => wx.navigateBack(), 1000);
  },
  pick() {}, buy() {}, pay() {},
});`,
  'components/good/good.json': JSON.stringify({ component: true }),
  'components/good/good.wxml': `<view class="good" bindtap="open"><view class="picture" style="background: hsl({{good.id * 10}}, 60%, 80%)"></view>
<view class="name">{{good.name}}</view><view class="note">{{good.note}}</view>
<view class="tags"><text wx:for="{{good.tags}}" wx:key="*this" class="tag">{{item}}</text></view>
<view class="line"><text class="price">¥{{good.price}}</text><view class="buy" catchtap="buy">+</view></view></view>`,
  'components/good/good.wxss': `.good { width: 340rpx; background: #fff; border-radius: 12rpx; overflow: hidden; padding-bottom: 16rpx; } .picture { height: 200rpx; }
.name { padding: 12rpx 16rpx 0; font-weight: 500; } .note { padding: 4rpx 16rpx; font-size: 24rpx; color: #999; }
.tags { display: flex; gap: 8rpx; padding: 0 16rpx; } .tag { font-size: 20rpx; padding: 2rpx 8rpx; color: #07c160; border: 1rpx solid #07c160; border-radius: 6rpx; }
.line { display: flex; align-items: center; padding: 8rpx 16rpx; } .price { flex: 1; color: #e43; } .buy { width: 44rpx; height: 44rpx; line-height: 44rpx; text-align: center; color: #fff; background: #07c160; border-radius: 50%; }`,
  'components/good/good.js': `Component({
  properties: { good: Object },
  methods: { open() {}, buy() { this.triggerEvent('buy', { id: this.data.good.id }); } },
});`,
};
