/** The version after `latest`: its last number grows by one. `1.0.0` when there is none, or none with a number in it. */
export function nextVersion(latest: string | undefined): string {
  const found = /^(.*?)(\d+)(\D*)$/.exec(latest ?? '');
  return found ? `${found[1]}${BigInt(found[2] ?? '0') + 1n}${found[3]}` : '1.0.0';
}
