import { addBaseStyles } from './base-styles.ts';
import { defineBuiltIns } from './built-ins/define-built-ins.ts';
import { captureConsole } from './console.ts';
import { startFrame } from './frame.ts';
import { scrollByMouse } from './mouse-scroll.ts';
import { watchPage } from './page-scroll.ts';
import { installRegistry } from './registry.ts';
import { listenToInput } from './touches.ts';
import { installViewScriptGlobals } from './view-scripts/globals.ts';

captureConsole();
installRegistry();
installViewScriptGlobals(window);
addBaseStyles();
defineBuiltIns();
listenToInput();
scrollByMouse();
watchPage();
startFrame();
