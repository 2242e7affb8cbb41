import './styles/base.css';
import { mount } from 'svelte';
import { mockApi } from '$ipc/mock/api';
import App from '$shell/App.svelte';

const target = document.getElementById('window');
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (target) mount(App, { target, props: { api: mockApi(asked) } });
