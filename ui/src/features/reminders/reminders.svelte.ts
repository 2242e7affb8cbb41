import type { ReminderSettings, RemindersPage, Request } from '$ipc/contract';

/** What the page of settings asks of the core. */
export type Door = {
	ask: (request: Request) => Promise<RemindersPage | null>;
	words: (reason: unknown) => string;
};

/** A time as it is kept, `09:00`, from what people type: `9`, `9.30`, `0930`; null when it is none. */
export function readTime(text: string): string | null {
	const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
	const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
	if (!found || hour > 23 || minute > 59) return null;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The settings of reminders; each change is kept at once. */
export class Reminders {
	page = $state.raw<RemindersPage | null>(null);
	/** What was refused, by the setting beside which it is said. It stands until that setting is right. */
	wrong = $state.raw<Readonly<Record<string, string>>>({});
	readonly #door: Door;
	/** Settled once all that was asked so far is answered; never rejected. */
	#asked: Promise<void> = Promise.resolve();

	constructor(door: Door) {
		this.#door = door;
	}

	load = () => this.#do('page', { ask: 'reminders' });

	/** Changes some settings: of those that hold once every change before it is answered, so that none takes another back. */
	set(at: string, change: Partial<ReminderSettings>): Promise<void> {
		this.#asked = this.#asked.then(async () => {
			const settings = this.page?.settings;
			if (settings) await this.#do(at, { ask: 'set-reminders', settings: { ...settings, ...change } });
		});
		return this.#asked;
	}

	/** Changes a time that was typed. */
	async time(at: 'at' | 'quiet_from' | 'quiet_to', text: string): Promise<void> {
		const { settings } = this.page ?? {};
		if (!settings || text.trim() === (settings[at] ?? '')) return this.mend(at);
		const time = readTime(text);
		if (time === null) return this.#refuse(at, 'Write a time such as 09:00.');
		await this.set(at, { [at]: time });
	}

	/** Quiet hours are both ends or none. */
	quiet(on: boolean): Promise<void> {
		this.mend('quiet_from');
		this.mend('quiet_to');
		const [quiet_from, quiet_to] = on ? ['18:00', '08:00'] : [null, null];
		return this.set('quiet', { quiet_from, quiet_to });
	}

	pause = (paused: boolean) => this.#do('on', { ask: 'pause-reminders', paused });
	try = () => this.#do('on', { ask: 'try-reminder' });
	login = (on: boolean) => this.#do('login', { ask: 'start-at-login', on });
	keep = (person: string | null) => this.#do('calendar', { ask: 'keep-calendar', person });
	drop = () => this.#do('calendar', { ask: 'drop-calendar' });

	/** What was refused beside a setting; the ends of the quiet hours say theirs beside the quiet hours. */
	said(at: string): string | null {
		const refused = Object.keys(this.wrong).find((one) => one.startsWith(at));
		return refused === undefined ? null : (this.wrong[refused] ?? null);
	}

	/** Forgets what was refused: what stands there is right again. */
	mend(at: string): void {
		if (!(at in this.wrong)) return;
		this.wrong = Object.fromEntries(Object.entries(this.wrong).filter(([one]) => one !== at));
	}
	#refuse(at: string, message: string): void {
		this.wrong = { ...this.wrong, [at]: message };
	}

	async #do(at: string, request: Request): Promise<void> {
		try {
			const page = await this.#door.ask(request);
			if (page) this.page = page;
			this.mend(at);
		} catch (reason) {
			this.#refuse(at, this.#door.words(reason));
		}
	}
}
