import { ask, Refusal, type Answer, type Api } from '$ipc/api';
import type { Done, Failure, Frame, JsonValue, Link, Pillar, Reply, Request } from '$ipc/contract';
import { Draft } from '$kit/draft.svelte';
import { Toasts } from '$kit/toasts.svelte';
import { Asking } from './asking.svelte';
import { follow } from './happenings';
import { placeOf, type Place } from './places';
import { saidElsewhere } from './refusals';
import { Router } from './router.svelte';
import { Unsaved } from './unsaved';

export type Crumb = { words: string; place?: Place };

/** The open workbook as the window sees it: its frame, where one is in it, and every way to change it. */
export class Session {
	frame = $state.raw<Frame | null>(null);
	/** The way from the pillar down to the page, for the top bar. The last one is the page itself. */
	crumbs = $state.raw<Crumb[]>([]);
	/** The pillar the page belongs to, for the rail. */
	pillar = $state<Pillar | null>(null);
	/** Set when the file was changed by something else; nothing can be written until that is settled. */
	trouble = $state.raw<Failure | null>(null);
	/** How often the pages were asked for anew; what stands there now is what was saved. */
	fresh = $state(0);
	readonly router = new Router();
	readonly toasts = new Toasts();
	readonly unsaved = new Unsaved(this.toasts);
	readonly asks = new Asking();
	#reloads = new Set<() => Promise<void>>();
	#prepared = new Map<string, unknown>();
	#said: Promise<boolean> | null = null;

	constructor(
		readonly api: Api,
		/** Whether there is a screen for a place; words that would lead nowhere are plain words. */
		readonly leads: (place: Place) => boolean,
	) {}

	/** Once it is known who writes, writing is saved as it goes, every two seconds at least; before that, on leaving a field. */
	#knowsWriter(): void {
		Draft.longest = this.frame?.profile ? 2000 : Infinity;
		Draft.held = this.frame !== null && this.frame.profile === null;
	}

	get readOnly(): boolean {
		return this.frame?.read_only != null;
	}

	/** The day it is, as stored. */
	get today(): string {
		return this.frame?.today ?? '';
	}

	/** Begins to follow the core; returns how to stop. */
	start(ready: () => void): () => void {
		void this.refresh().finally(ready);
		return follow(this, this.#settled, (reason) => this.toasts.fail(words(reason)));
	}

	/** Asks for a page. A core that wants to know who writes is told, then asked again. */
	async ask<R extends Reply['reply']>(request: Request, reply: R): Promise<Answer<R> | null> {
		try {
			return await ask(this.api, request, reply);
		} catch (reason) {
			if (!(reason instanceof Refusal)) throw reason;
			if (reason.code === 'no-workbook') this.frame = null;
			if (reason.code === 'file-changed') this.trouble = reason;
			if (reason.code !== 'needs-profile' || !(await this.#sayWho())) throw reason;
			return this.ask(request, reply);
		}
	}

	/** Asks for a page before what shows it is there. What fails here is asked for, and said, by the page itself. */
	async prepare(request: Request, reply: Reply['reply']): Promise<void> {
		const prepared = this.#prepared;
		const page = await this.ask(request, reply).catch(() => null);
		// After a write the pages that were asked for before it are forgotten.
		if (page !== null && prepared === this.#prepared) prepared.set(JSON.stringify(request), page);
	}

	/** Takes a prepared page, once. */
	prepared<R extends Reply['reply']>(request: Request): Answer<R> | null {
		const key = JSON.stringify(request);
		const page = this.#prepared.get(key) ?? null;
		this.#prepared.delete(key);
		return page as Answer<R> | null;
	}

	/** Asks who is writing and tells the core, once for all writes that wait; false when the person does not say. */
	#sayWho(): Promise<boolean> {
		this.#said ??= this.#askWho().finally(() => (this.#said = null));
		return this.#said;
	}

	async #askWho(): Promise<boolean> {
		const name = await this.asks.who();
		if (name !== null) await this.api.request({ ask: 'set-profile', name });
		return name !== null;
	}

	/** Asks under which name is written from now on; what was written keeps the name it has. */
	changeWriter = async (): Promise<void> => {
		if (this.asks.name) return;
		const name = await this.asks.who(this.frame?.profile ?? null);
		if (name === null || name === this.frame?.profile) return;
		if (!(await this.attempt(() => this.ask({ ask: 'set-profile', name }, 'frame')))) return;
		await this.refresh();
		this.toasts.say(`From now on the history names ${name}.`);
	};

	/** Enters a workbook that was just opened. */
	enter(frame: Frame | null): void {
		if (!frame) return;
		this.router.reset();
		this.toasts.clear();
		this.trouble = null;
		this.frame = frame;
		this.#knowsWriter();
	}

	/** Goes on in a copy that took the place of a file that was lost; what was refused is saved into it. */
	async goOn(frame: Frame): Promise<void> {
		this.trouble = null;
		this.frame = frame;
		if (await Draft.flushAll()) this.toasts.say(`You are now writing in ${frame.file}.`);
	}

	async close(): Promise<void> {
		if (!(await this.#settled())) return;
		await this.attempt(() => this.ask({ ask: 'close' }, 'closed'));
		this.frame = null;
		this.toasts.clear();
	}

	/** Says where one is; every screen calls it as soon as it knows. */
	here(crumbs: Crumb[], pillar: Pillar | null = null): void {
		this.crumbs = crumbs;
		this.pillar = pillar;
	}

	/** Registers a page's reload; a write waits for it, so that what is shown is what was saved. */
	onRefresh(reload: () => Promise<void>): () => void {
		this.#reloads.add(reload);
		return () => this.#reloads.delete(reload);
	}

	async refresh(): Promise<void> {
		try {
			this.frame = await ask(this.api, { ask: 'frame' }, 'frame');
		} catch (reason) {
			if (reason instanceof Refusal && reason.code === 'no-workbook') this.frame = null;
			else this.toasts.fail(words(reason));
		}
		await this.#reload();
	}

	async #reload(): Promise<void> {
		this.#knowsWriter();
		this.#prepared = new Map();
		await Promise.allSettled([...this.#reloads].map((reload) => reload()));
		this.fresh += 1;
	}

	/** Goes to a place; false when what was written could not be saved, which is then said. */
	async go(place: Place): Promise<boolean> {
		const settled = await this.#settled();
		if (settled) this.router.go(place);
		return settled;
	}
	back = async (): Promise<void> => void ((await this.#settled()) && this.router.back());
	forward = async (): Promise<void> => void ((await this.#settled()) && this.router.forward());

	#settled = (): Promise<boolean> => this.unsaved.settled();

	/** Opens a record at the side of the page. */
	openRecord = (id: string): Promise<boolean> => this.go({ screen: 'record', id });
	openLink = (link: Link): Promise<boolean> => this.go(placeOf(link));

	/** Writes, unless the person cancels; fails with words to show beside the field it was about. */
	async write(request: Request): Promise<Done | null> {
		const done = await this.ask(request, 'done');
		if (!done) return null;
		this.frame = done.frame;
		this.toasts.passed();
		await this.#reload();
		return done;
	}

	/** Writes what nobody is asked about. */
	async edit(request: Request): Promise<Done> {
		const done = await this.write(request);
		if (!done) throw new Error('Nothing was written.');
		return done;
	}

	set = (id: string, field: string, value: JsonValue): Promise<Done> =>
		this.edit({ ask: 'set', id, field, value });
	/** Writes what was typed, as the core reads it. */
	type = (id: string, field: string, text: string): Promise<Done> =>
		this.edit({ ask: 'set-text', id, field, text });

	/** Does something and says so when it fails; for changes without a field to put the reason beside. */
	async attempt<T>(work: () => Promise<T>): Promise<T | null> {
		try {
			await Draft.flushAll();
			return await work();
		} catch (reason) {
			if (!saidElsewhere(reason)) this.toasts.fail(words(reason));
			return null;
		}
	}

	/**
	 * Takes the latest edit back and says which it was, since it may stand on another page. What another person did is not
	 * taken back unasked.
	 */
	undo = async (): Promise<Done | null> => {
		await Draft.flushAll();
		const { undo, undo_by } = this.frame ?? {};
		if (undo && undo_by && !(await this.asks.mayTakeBack({ what: undo, by: undo_by }))) return null;
		const done = await this.attempt(() => this.edit({ ask: 'undo' }));
		if (done) this.toasts.say(done.label, { words: 'Redo', run: () => void this.redo(), last: true });
		return done;
	};
	redo = async (): Promise<Done | null> => {
		const done = await this.attempt(() => this.edit({ ask: 'redo' }));
		if (done) this.toasts.say(done.label, { words: 'Undo', run: () => void this.undo(), last: true });
		return done;
	};

	/** Deletes a record and offers to take that back; `returned` is called with its id when that was done. */
	async trash(id: string, returned?: (id: string) => void): Promise<boolean> {
		const done = await this.attempt(() => this.edit({ ask: 'trash', id }));
		if (!done) return false;
		const gone = done.id ?? id;
		const back = async () => {
			const there = await this.attempt(() => this.edit({ ask: 'untrash', id: gone }));
			if (there) returned?.(there.id ?? gone);
		};
		this.toasts.say(done.label, { words: 'Undo', run: () => void back() });
		return true;
	}
}

export function words(reason: unknown): string {
	if (reason instanceof Error) return reason.message;
	return `Something went wrong: ${String(reason)}. What was saved is safe.`;
}
