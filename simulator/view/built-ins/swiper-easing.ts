type Easing = (part: number) => number;

/** From a part of the time (0 to 1) to a part of the way, by the names of `easing-function`. */
const EASINGS: Record<string, Easing> = {
  default: (part) => 1 - (1 - part) ** 3,
  linear: (part) => part,
  easeInCubic: (part) => part ** 3,
  easeOutCubic: (part) => 1 - (1 - part) ** 3,
  easeInOutCubic: (part) => (part < 0.5 ? 4 * part ** 3 : 1 - (-2 * part + 2) ** 3 / 2),
};

export const easingOf = (name: string): Easing => EASINGS[name] ?? EASINGS['default']!;
