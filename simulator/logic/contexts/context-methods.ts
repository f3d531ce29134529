/** Methods of the objects that act on a component, by the component's tag. */
export const CONTEXT_METHODS = {
  video: words(`play pause stop seek sendDanmu playbackRate requestFullScreen exitFullScreen showStatusBar hideStatusBar
    requestBackgroundPlayback exitBackgroundPlayback exitPictureInPicture startCasting reconnectCasting switchCasting exitCasting`),
  map: words(`getCenterLocation setLocMarkerIcon moveToLocation translateMarker moveAlong includePoints getRegion getRotate getSkew
    getScale setCenterOffset removeCustomLayer addCustomLayer addGroundOverlay addVisualLayer removeVisualLayer addArc removeArc
    setBoundary removeGroundOverlay updateGroundOverlay toScreenLocation openMapApp addMarkers removeMarkers initMarkerCluster
    fromScreenLocation eraseLines executeVisualLayerCommand`),
  audio: words('setSrc play pause seek'),
  camera: words('takePhoto startRecord stopRecord setZoom'),
  'live-player': words(`play stop mute pause resume requestFullScreen exitFullScreen exitPictureInPicture snapshot
    requestBackgroundPlayback exitBackgroundPlayback startCasting switchCasting reconnectCasting exitCasting`),
  'live-pusher': words(`start stop pause resume switchCamera snapshot toggleTorch playBGM stopBGM pauseBGM resumeBGM setBGMVolume
    setMICVolume startPreview stopPreview sendMessage setZoom getMaxZoom applyFilter applyMakeup clearFilters clearMakeups clearStickers
    applySticker applyBlusherStickMakeup applyEyeBrowMakeup applyEyeShadowMakeup applyFaceContourMakeup applyLipStickMakeup
    exitPictureInPicture`),
} as const;

export type ContextTag = keyof typeof CONTEXT_METHODS;

export const hasContext = (tag: string): tag is ContextTag => Object.hasOwn(CONTEXT_METHODS, tag);

function words(text: string): string[] {
  return text.split(/\s+/);
}
