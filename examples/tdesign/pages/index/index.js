const PAGES = [
  ['buttons', 'Buttons', 'button, link, fab'],
  ['icons', 'Icons and type', 'icon, text, title'],
  ['people', 'Avatars and tags', 'avatar, badge, tag'],
  ['cells', 'Cells and grids', 'cell, grid, image'],
  ['state', 'State', 'progress, result, steps'],
  ['folding', 'Folding', 'collapse, table'],
  ['swipers', 'Swiping', 'swiper, swipe-cell'],
  ['fields', 'Fields', 'input, search, stepper'],
  ['choices', 'Choices', 'radio, checkbox, rate'],
  ['form', 'A form', 'form, form-item'],
  ['pickers', 'Pickers', 'picker, calendar'],
  ['trees', 'Trees', 'tree-select, cascader'],
  ['uploads', 'Uploads', 'upload, attachments'],
  ['tabs', 'Tabs', 'tabs, segmented'],
  ['navigation', 'Navigation', 'navbar, tab-bar'],
  ['indexes', 'Indexes', 'indexes'],
  ['sidebar', 'Side bar', 'side-bar'],
  ['popups', 'Popups', 'dialog, popup'],
  ['messages', 'Messages', 'toast, message'],
  ['guide', 'Guide', 'guide'],
  ['refresh', 'Pull to refresh', 'pull-down-refresh'],
  ['layout', 'Layout', 'row, col, sticky'],
  ['chat', 'Chat', 'chat-list'],
];

Page({
  data: { pages: PAGES.map(([path, title, note]) => ({ path, title, note })) },
});
