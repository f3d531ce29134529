Page({
  data: { n: 5 },
  onLoad() {
    this.seen = [];
  },
  outer() {
    this.seen.push(['outer']);
  },
  heard(detail) {
    this.seen.push(['heard', detail]);
  },
  framed(n) {
    this.seen.push(['framed', n]);
  },
  timed(how) {
    this.seen.push(['timed', how]);
  },
  swiped({ detail }) {
    this.seen.push(['swiped', detail]);
  },
  noted(detail) {
    this.seen.push(['noted', detail]);
  },
  fromScript({ type, detail }) {
    this.seen.push(['fromScript', type, detail]);
  },
});
