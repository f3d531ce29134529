import { refused, simulated, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

/** Reasons that several components share. */
const NO_PICTURE_IN_PICTURE = 'A simulated phone has no window over other apps.';
const NO_CASTING = 'There is no television to cast to.';
const NO_BACKGROUND = 'Playback stops with the page: a simulated phone has no apps in the background.';
const NO_STREAM = 'The test picture is no stream: it has no delay, bitrate or sound to set.';
const NO_MAP_SERVICE = 'The ground is drawn from the coordinates; the map service is not asked.';

/** One reason for several names. */
const each = (names: string, reason: string): Record<string, string> => Object.fromEntries(names.split(' ').map((name) => [name, reason]));
const all = (names: string): Record<string, true> => Object.fromEntries(names.split(' ').map((name) => [name, true]));

export const mediaFamily: ComponentFamily = {
  title: 'Media, map and canvas',
  components: {
    image: {
      ...supported,
      attributes: {
        ...all('src lazy-load show-menu-by-longpress fade-in'),
        mode: [
          'scaleToFill',
          'aspectFit',
          'aspectFill',
          'widthFix',
          'heightFix',
          'top',
          'bottom',
          'center',
          'left',
          'right',
          'top left',
          'top right',
          'bottom left',
          'bottom right',
        ],
      },
      events: ['load', 'error'],
      without: { webp: 'WebP pictures are always shown.', 'force-https': 'Pictures are loaded by the address as it is written.' },
    },
    audio: {
      ...supported,
      attributes: all('id src loop controls poster name author'),
      events: ['error', 'play', 'pause', 'timeupdate', 'ended'],
    },
    video: {
      ...supported,
      attributes: {
        ...all('src duration controls danmu-list danmu-btn enable-danmu autoplay loop muted initial-time show-progress'),
        ...all('show-fullscreen-btn show-play-btn show-center-play-btn enable-progress-gesture poster show-mute-btn title'),
        ...all('auto-hide-controls'),
        direction: ['0', '90', '-90'],
        'object-fit': ['contain', 'fill', 'cover'],
        'play-btn-position': ['bottom', 'center'],
      },
      events: [
        'play',
        'pause',
        'ended',
        'timeupdate',
        'fullscreenchange',
        'waiting',
        'error',
        'progress',
        'loadedmetadata',
        'controlstoggle',
        'seekcomplete',
      ],
      without: {
        ...each('picture-in-picture-mode picture-in-picture-show-progress picture-in-picture-init-position', NO_PICTURE_IN_PICTURE),
        ...each('enterpictureinpicture leavepictureinpicture', NO_PICTURE_IN_PICTURE),
        ...each('show-casting-button castinguserselect castingstatechange castinginterrupt', NO_CASTING),
        ...each('enable-auto-rotation show-screen-lock-button', 'A desktop has no sensor that tells how it is held.'),
        ...each('page-gesture vslide-gesture vslide-gesture-in-fullscreen', 'Brightness and loudness are those of the desktop.'),
        ...each('show-snapshot-button show-background-playback-button background-poster', NO_BACKGROUND),
        ...each('auto-pause-if-navigate auto-pause-if-open-native', 'A page that is covered goes on.'),
        ...each('is-drm provision-url certificate-url license-url', 'Protected films need the key store of a phone.'),
        ...each('ad-unit-id poster-for-crawler custom-cache preferred-peak-bit-rate is-live', 'It concerns services of the platform.'),
        'enable-play-gesture': 'Tap the button: a double tap does nothing.',
      },
    },
    camera: {
      ...simulated('A moving test picture stands in for the camera; photos, films and frames are made from it.'),
      attributes: {
        mode: ['normal', 'scanCode'],
        'device-position': ['front', 'back'],
        flash: ['auto', 'on', 'off', 'torch'],
        'frame-size': ['small', 'medium', 'large'],
      },
      events: ['error', 'initdone', 'scancode'],
      without: { resolution: 'Photos have the size of their quality.', stop: 'Nothing takes the test picture away.' },
    },
    'live-player': {
      ...simulated('A moving test picture stands in for the broadcast; its states come in order, or as they are chosen over the picture.'),
      attributes: all('src autoplay'),
      events: ['statechange', 'fullscreenchange', 'netstatus'],
      without: {
        ...each('mode muted orientation object-fit background-mute min-cache max-cache sound-mode', NO_STREAM),
        ...each('enable-recv-message audiovolumenotify enable-metadata enable-auto-rotation referrer-policy is-drm', NO_STREAM),
        ...each('auto-pause-if-navigate auto-pause-if-open-native', 'A page that is covered goes on.'),
        ...each('picture-in-picture-mode enterpictureinpicture leavepictureinpicture', NO_PICTURE_IN_PICTURE),
        ...each('enable-casting castinguserselect castingstatechange castinginterrupt', NO_CASTING),
      },
    },
    'live-pusher': {
      ...simulated('A moving test picture stands in for what is pushed; its states come in order, or as they are chosen over the picture.'),
      attributes: all('url autopush enable-camera mirror local-mirror device-position'),
      events: ['statechange', 'netstatus', 'bgmstart', 'bgmcomplete'],
      without: {
        ...each('mode muted auto-focus orientation beauty whiteness aspect min-bitrate max-bitrate audio-quality', NO_STREAM),
        ...each('waiting-image waiting-image-hash zoom background-mute remote-mirror audio-reverb-type enable-mic', NO_STREAM),
        ...each('enable-agc enable-ans audio-volume-type video-width video-height beauty-style filter fps', NO_STREAM),
        ...each('focusmode enable-ear-monitor audiovolumenotify bgmprogress error voice-changer-type custom-effect', NO_STREAM),
        ...each('picture-in-picture-mode enterpictureinpicture leavepictureinpicture', NO_PICTURE_IN_PICTURE),
      },
    },
    'voip-room': { ...refused('Calls need the platform and the microphones of several phones; a placeholder stands in its place.') },
    'channel-live': { ...refused('Broadcasts of channels come from the platform; a placeholder stands in their place.') },
    'channel-video': { ...refused('Films of channels come from the platform; a placeholder stands in their place.') },
    canvas: {
      ...supported,
      attributes: { type: ['2d', 'webgl'], 'canvas-id': true, 'disable-scroll': true },
      events: ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'longtap', 'error'],
    },
    map: {
      ...simulated(
        'A quiet town, drawn from the coordinates without a network, stands in for the map; what the program puts on it is real.',
      ),
      attributes: {
        ...all('longitude latitude scale min-scale max-scale markers covers polyline circles polygons controls include-points'),
        ...all('show-location show-compass show-scale enable-zoom enable-scroll enable-rotate enable-satellite rotate'),
      },
      events: ['tap', 'markertap', 'labeltap', 'controltap', 'callouttap', 'updated', 'regionchange', 'polylinetap', 'anchorpointtap'],
      without: {
        ...each('subkey layer-style enable-traffic enable-poi enable-building enable-3D enable-indoormap', NO_MAP_SERVICE),
        ...each('poitap abilitysuccess abilityfailed authsuccess interpolatepoint error', NO_MAP_SERVICE),
        ...each('skew enable-overlooking', 'The stand-in is seen from above.'),
        'enable-auto-max-overlooking': 'The stand-in is seen from above.',
        setting: 'Set each attribute by its own name.',
      },
    },
  },
};
