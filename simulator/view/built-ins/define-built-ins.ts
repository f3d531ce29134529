import { BUILT_IN_TAGS } from '../../protocol/built-ins.ts';
import type { BuiltIn } from '../built-in.ts';
import { WxAudio } from './audio.ts';
import { WxGridBuilder, WxListBuilder } from './builder.ts';
import { WxButton } from './button.ts';
import { WxCamera } from './camera.ts';
import { WxCanvas } from './canvas.ts';
import { WxCheckbox, WxCheckboxGroup } from './checkbox.ts';
import { WxCoverView } from './cover-view.ts';
import { WxDraggableSheet } from './draggable-sheet.ts';
import { WxEditor } from './editor.ts';
import { WxForm } from './form.ts';
import {
  WxDoubleTapGestureHandler,
  WxForcePressGestureHandler,
  WxHorizontalDragGestureHandler,
  WxLongPressGestureHandler,
  WxPanGestureHandler,
  WxScaleGestureHandler,
  WxTapGestureHandler,
  WxVerticalDragGestureHandler,
} from './gesture-handler.ts';
import { WxGridView } from './grid-view.ts';
import { WxIcon } from './icon.ts';
import { WxImage } from './image.ts';
import { WxInput } from './input.ts';
import { WxLabel } from './label.ts';
import { WxLivePlayer, WxLivePusher } from './live.ts';
import { WxMap } from './map/map.ts';
import { WxMatchMedia } from './match-media.ts';
import { WxMovableArea, WxMovableView } from './movable.ts';
import { WxNavigator } from './navigator.ts';
import { WxOpenContainer } from './open-container.ts';
import { WxOpenData } from './open-data.ts';
import { WxPageContainer } from './page-container.ts';
import { WxNavigationBar, WxPageMeta } from './page-meta.ts';
import { WxPicker } from './picker.ts';
import { WxPickerView, WxPickerViewColumn } from './picker-view.ts';
import { WxPlaceholder } from './placeholder.ts';
import { WxProgress } from './progress.ts';
import { WxRadio, WxRadioGroup } from './radio.ts';
import { WxRichText } from './rich-text.ts';
import { WxRootPortal } from './root-portal.ts';
import { WxScrollView } from './scroll-view.ts';
import { WxSlider } from './slider.ts';
import { WxSnapshot } from './snapshot.ts';
import { WxAd, WxOfficialAccount, WxStore } from './stand-ins.ts';
import { WxPadded, WxStickyHeader, WxStickySection } from './sticky.ts';
import { WxSwiper, WxSwiperItem } from './swiper.ts';
import { WxSwitch } from './switch.ts';
import { WxTextarea } from './textarea.ts';
import { WxVideo } from './video/video.ts';
import { WxWebView } from './web-view.ts';

const CLASSES: Record<string, typeof BuiltIn> = {
  image: WxImage,
  'cover-image': WxImage,
  'cover-view': WxCoverView,
  button: WxButton,
  input: WxInput,
  textarea: WxTextarea,
  'scroll-view': WxScrollView,
  swiper: WxSwiper,
  'swiper-item': WxSwiperItem,
  form: WxForm,
  label: WxLabel,
  checkbox: WxCheckbox,
  'checkbox-group': WxCheckboxGroup,
  radio: WxRadio,
  'radio-group': WxRadioGroup,
  switch: WxSwitch,
  slider: WxSlider,
  progress: WxProgress,
  picker: WxPicker,
  'picker-view': WxPickerView,
  'picker-view-column': WxPickerViewColumn,
  navigator: WxNavigator,
  'functional-page-navigator': WxNavigator,
  icon: WxIcon,
  'rich-text': WxRichText,
  'movable-area': WxMovableArea,
  'movable-view': WxMovableView,
  canvas: WxCanvas,
  video: WxVideo,
  'web-view': WxWebView,
  map: WxMap,
  audio: WxAudio,
  camera: WxCamera,
  'live-player': WxLivePlayer,
  'live-pusher': WxLivePusher,
  'root-portal': WxRootPortal,
  'page-container': WxPageContainer,
  'page-meta': WxPageMeta,
  'navigation-bar': WxNavigationBar,
  'match-media': WxMatchMedia,
  'sticky-header': WxStickyHeader,
  'sticky-section': WxStickySection,
  'list-view': WxPadded,
  'grid-view': WxGridView,
  'list-builder': WxListBuilder,
  'grid-builder': WxGridBuilder,
  'open-container': WxOpenContainer,
  snapshot: WxSnapshot,
  'draggable-sheet': WxDraggableSheet,
  'tap-gesture-handler': WxTapGestureHandler,
  'double-tap-gesture-handler': WxDoubleTapGestureHandler,
  'long-press-gesture-handler': WxLongPressGestureHandler,
  'force-press-gesture-handler': WxForcePressGestureHandler,
  'pan-gesture-handler': WxPanGestureHandler,
  'horizontal-drag-gesture-handler': WxHorizontalDragGestureHandler,
  'vertical-drag-gesture-handler': WxVerticalDragGestureHandler,
  'scale-gesture-handler': WxScaleGestureHandler,
  'open-data': WxOpenData,
  editor: WxEditor,
  ad: WxAd,
  'ad-custom': WxAd,
  'official-account': WxOfficialAccount,
  'official-account-publish': WxOfficialAccount,
  'store-home': WxStore,
  'store-product': WxStore,
  'store-coupon': WxStore,
  'store-gift': WxStore,
};

/** Components that only a phone can show. */
const PHONE_ONLY = ['voip-room', 'channel-live', 'channel-video'];

/** Registers the built-ins with a class of their own as custom elements `wx-NAME`; the others are `plain-built-in.ts`. */
export function defineBuiltIns(): void {
  for (const tag of BUILT_IN_TAGS) {
    const name = `wx-${tag}`;
    if (customElements.get(name)) continue;
    const base = CLASSES[tag] ?? (PHONE_ONLY.includes(tag) ? WxPlaceholder : undefined);
    if (base) customElements.define(name, class extends base {});
  }
}
