const page = (path, title, note) => ({ path, title, note });

Page({
  data: {
    groups: [
      {
        title: 'Basic',
        pages: [page('buttons', 'Buttons', 'button, icon'), page('cells', 'Cells', 'cell, image, tag'), page('layout', 'Layout', 'row, col, grid')],
      },
      {
        title: 'Forms',
        pages: [
          page('fields', 'Fields', 'field, search, stepper'),
          page('choices', 'Choices', 'checkbox, radio, rate'),
          page('pickers', 'Pickers', 'picker, area, calendar'),
          page('uploads', 'Uploads', 'uploader'),
        ],
      },
      {
        title: 'Feedback',
        pages: [page('popups', 'Popups', 'dialog, popup, sheet'), page('messages', 'Messages', 'toast, notify'), page('swiping', 'Swiping', 'swipe-cell, dropdown')],
      },
      {
        title: 'Display',
        pages: [page('display', 'Display', 'circle, progress, steps'), page('folding', 'Folding', 'collapse, panel')],
      },
      {
        title: 'Navigation',
        pages: [
          page('tabs', 'Tabs', 'tab, tabs, tabbar'),
          page('indexes', 'Indexes', 'index-bar'),
          page('sidebar', 'Side bar', 'sidebar, tree-select'),
          page('shop', 'Shop', 'card, goods-action, submit-bar'),
        ],
      },
    ],
  },
});
