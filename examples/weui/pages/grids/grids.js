Page({
  data: {
    grids: ['form', 'choices', 'cells', 'slides', 'gallery', 'popups'].map((text) => ({ text, imgUrl: '/assets/leaf.svg', url: `/pages/${text}/${text}` })),
  },
});
