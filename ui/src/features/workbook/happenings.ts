import { ask, type Api } from '$ipc/api';
import type { Frame, Link } from '$ipc/contract';
import type { Asking } from './asking.svelte';
import { leave } from './leaving';
import type { Place } from './places';

/** What of a session the shell's words are about. */
type Followed = {
	readonly api: Api;
	readonly asks: Asking;
	readonly frame: Frame | null;
	enter(frame: Frame | null): void;
	refresh(): Promise<void>;
	go(place: Place): Promise<boolean>;
	openLink(link: Link): Promise<boolean>;
};

/** Follows what the shell says by itself; returns how to stop. `settled` saves what was written, and says whether it could; `tell` says what failed. */
export function follow(
	session: Followed,
	settled: () => Promise<boolean>,
	tell: (reason: unknown) => void,
): () => void {
	const frame = () => ask(session.api, { ask: 'frame' }, 'frame');

	async function howToClose(): Promise<void> {
		const choice = await session.asks.howToClose();
		if (choice) await session.api.request({ ask: 'close-window', to_tray: choice === 'tray' });
	}

	/** Goes where a reminder leads; the workbook may have been opened for that a moment ago. */
	async function show(page: Link | null): Promise<void> {
		const now = await frame();
		const same = now?.file === session.frame?.file && now?.folder === session.frame?.folder;
		if (!same) session.enter(now);
		await (page ? session.openLink(page) : session.go({ screen: 'calendar', person: null }));
	}

	return session.api.listen((happening, page) => {
		if (happening === 'closing') void leave(session.api, settled);
		else if (happening === 'close-choice') howToClose().catch(tell);
		else if (happening === 'show') show(page).catch(tell);
		else if (happening === 'opened') frame().then((now) => session.enter(now), tell);
		else void session.refresh();
	});
}
