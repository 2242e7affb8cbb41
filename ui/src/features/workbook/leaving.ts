import type { Api } from '$ipc/api';

/** Milliseconds between two signs that saving still goes on; the window takes a longer silence for a page that has stopped. */
const BEAT = 5000;

/** Saves before the window closes and says how that went. However long it takes, a name may be asked for first: it is waited for. */
export async function leave(api: Pick<Api, 'readyToClose'>, settle: () => Promise<boolean>): Promise<void> {
	const beat = setInterval(() => void api.readyToClose(null), BEAT);
	const saved = await settle().finally(() => clearInterval(beat));
	await api.readyToClose(saved);
}
