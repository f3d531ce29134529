const page = (path, title, note) => ({ path, title, note });

Page({
  data: {
    groups: [
      { title: 'Forms', pages: [page('form', 'A form', 'form, cell'), page('choices', 'Choices', 'checkbox'), page('uploads', 'Uploads', 'uploader')] },
      { title: 'Basic', pages: [page('cells', 'Cells', 'badge, icon'), page('slides', 'Slides', 'slideview'), page('gallery', 'Gallery', 'gallery'), page('loading', 'Loading', 'loading')] },
      { title: 'Feedback', pages: [page('popups', 'Popups', 'dialog, actionsheet'), page('tips', 'Tips', 'toptips'), page('message', 'Message', 'msg')] },
      { title: 'Navigation', pages: [page('bars', 'Bars', 'navigation-bar, tabbar'), page('grids', 'Grids', 'grids'), page('search', 'Search', 'searchbar')] },
    ],
  },
});
