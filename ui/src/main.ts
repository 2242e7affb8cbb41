import './styles/base.css';
import { mount } from 'svelte';
import { tauriApi } from '$ipc/tauri';
import App from '$shell/App.svelte';

const target = document.getElementById('window');
if (target) mount(App, { target, props: { api: tauriApi() } });
