module.exports = {
  async 'shows a general name, a grey picture and nothing else'(t) {
    t.match(await t.act('shadowText', { selector: '#name' }), /^(User|微信用户)$/);
    t.equal(await t.act('computed', { selector: '#avatar #avatar', name: 'backgroundColor' }), 'rgb(216, 216, 216)');
    t.equal(await t.act('shadowText', { selector: '#city' }), 'somewhere');
  },
};
