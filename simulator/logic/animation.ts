/** One property set or transform of a step, in the form the view's `animation` attribute takes. */
export interface AnimationAction {
  type: string;
  args: unknown[];
}

export interface AnimationOption {
  transition: { duration: number; timingFunction: string; delay: number };
  transformOrigin: string;
}

export interface AnimationStep {
  animates: AnimationAction[];
  option: AnimationOption;
}

/** What `export()` gives and `<view animation="{{...}}">` takes. */
export interface AnimationData {
  actions: AnimationStep[];
}

interface StepOptions {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

const TRANSFORMS = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
] as const;

const LENGTHS = ['width', 'height', 'top', 'right', 'bottom', 'left'] as const;

/** `wx.createAnimation()`: collects styles and transforms into steps; `export()` hands the steps over and starts anew. */
export class Animation {
  private steps: AnimationStep[] = [];
  private styles = new Map<string, AnimationAction>();
  /** What steps take that say nothing else. Under this name on phones as well: libraries change it between steps. */
  readonly option: AnimationOption;

  constructor(options: StepOptions = {}) {
    this.option = {
      transition: { duration: options.duration ?? 400, timingFunction: options.timingFunction ?? 'linear', delay: options.delay ?? 0 },
      transformOrigin: options.transformOrigin ?? '50% 50% 0',
    };
    const self = this as unknown as Record<string, (...args: unknown[]) => Animation>;
    for (const name of TRANSFORMS) self[name] = (...args) => this.add(name, name, args);
    for (const name of LENGTHS) {
      self[name] = (value) => this.add(name, 'style', [name, typeof value === 'number' ? `${value}px` : String(value)]);
    }
  }

  opacity(value: number): this {
    return this.add('opacity', 'style', ['opacity', value]);
  }

  backgroundColor(value: string): this {
    return this.add('backgroundColor', 'style', ['background-color', value]);
  }

  step(options: StepOptions = {}): this {
    const { transition, transformOrigin: origin } = this.option;
    const { duration, timingFunction, delay, transformOrigin } = { ...transition, transformOrigin: origin, ...options };
    this.steps.push({ animates: [...this.styles.values()], option: { transition: { duration, timingFunction, delay }, transformOrigin } });
    // Transforms accumulate over steps: a step starts from where the one before ended.
    return this;
  }

  export(): AnimationData {
    const actions = this.steps;
    this.steps = [];
    return { actions };
  }

  private add(key: string, type: string, args: unknown[]): this {
    this.styles.delete(key);
    this.styles.set(key, { type, args });
    return this;
  }
}

const KEYFRAME_LENGTHS: ReadonlySet<string> = new Set(LENGTHS);
const KEYFRAME_TRANSFORMS: ReadonlySet<string> = new Set(TRANSFORMS);

/** The key frames of `this.animate` as steps: the first is set at once, each following one runs for its share of the time. */
export function keyframeSteps(keyframes: readonly Record<string, unknown>[], duration: number): AnimationData {
  let before = 0;
  const actions = keyframes.map((frame, index): AnimationStep => {
    const offset = typeof frame['offset'] === 'number' ? frame['offset'] : keyframes.length > 1 ? index / (keyframes.length - 1) : 1;
    const share = index === 0 ? 0 : Math.max(0, offset - before);
    before = offset;
    const animates: AnimationAction[] = [];
    for (const [name, value] of Object.entries(frame)) {
      if (name === 'offset' || name === 'ease' || name === 'composite' || name === 'transformOrigin') continue;
      if (KEYFRAME_TRANSFORMS.has(name)) animates.push({ type: name, args: Array.isArray(value) ? value : [value] });
      else {
        const css = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        animates.push({ type: 'style', args: [css, typeof value === 'number' && KEYFRAME_LENGTHS.has(name) ? `${value}px` : value] });
      }
    }
    return {
      animates,
      option: {
        transition: { duration: duration * share, timingFunction: String(frame['ease'] ?? 'linear'), delay: 0 },
        transformOrigin: String(frame['transformOrigin'] ?? '50% 50% 0'),
      },
    };
  });
  return { actions };
}
