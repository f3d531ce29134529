const [RED, BLUE, NONE] = ['255,0,0,255', '0,0,255,255', '0,255,0,255'];

/** Colours of a box of 60 by 60 pixels around a picture of 40 by 20, red on the left and blue on the right: at [x, y]. */
module.exports = [
  ['scaleToFill', { '2,2': RED, '57,57': BLUE, '28,30': RED, '32,30': BLUE }],
  ['aspectFit', { '2,30': RED, '57,30': BLUE, '30,12': NONE, '2,16': RED, '2,43': RED, '2,47': NONE }],
  ['aspectFill', { '2,2': RED, '57,57': BLUE, '28,30': RED, '32,30': BLUE }],
  ['widthFix', { '2,2': RED, '57,28': BLUE }],
  ['heightFix', { '2,2': RED, '57,57': RED, '117,57': BLUE }],
  ['top', { '12,2': RED, '48,18': BLUE, '30,22': NONE, '8,2': NONE, '52,2': NONE }],
  ['bottom', { '12,42': RED, '48,58': BLUE, '30,38': NONE }],
  ['center', { '12,22': RED, '48,38': BLUE, '30,18': NONE, '30,42': NONE }],
  ['left', { '2,22': RED, '38,38': BLUE, '42,30': NONE }],
  ['right', { '22,22': RED, '58,38': BLUE, '18,30': NONE }],
  ['top left', { '2,2': RED, '38,18': BLUE, '42,2': NONE, '2,22': NONE }],
  ['top right', { '22,2': RED, '58,18': BLUE, '18,2': NONE }],
  ['bottom left', { '2,42': RED, '38,58': BLUE, '42,58': NONE, '2,38': NONE }],
  ['bottom right', { '22,42': RED, '58,58': BLUE, '18,58': NONE }],
];
