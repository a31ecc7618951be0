export { default as OpenRoute } from '../open/OpenRoute.svelte';
export { default as ShareDrawer } from './ShareDrawer.svelte';
