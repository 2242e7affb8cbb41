import './styles/base.css';
import { mount } from 'svelte';
import { tauriApi } from '$ipc/tauri';
import App from '$shell/App.svelte';

const target = document.getElementById('window');
let begun = false;
function begin(): void {
	if (begun || !target) return;
	begun = true;
	mount(App, { target, props: { api: tauriApi() } });
}
// What stands in the page already is painted first, as the first page takes its time; a window in the tray paints nothing.
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, 200);
