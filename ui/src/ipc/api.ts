import type { Failure, FailureCode, Link, Reply, Request } from './contract';

/** What was refused or went wrong, in words a person can act on. */
export class Refusal extends Error {
	readonly code: FailureCode;
	readonly field: string | null;
	/** The record on which to go on instead. */
	readonly record: Link | undefined;

	constructor(failure: Failure) {
		super(failure.message);
		this.code = failure.code;
		this.field = failure.field;
		this.record = failure.record;
	}
}

/**
 * What the shell says by itself: something else wrote, opened a file, the window is about to close, it asks whether to go
 * on in the tray, or a reminder was pressed and leads to a page.
 */
export type Happening = 'changed' | 'opened' | 'closing' | 'close-choice' | 'show';

/** The one door between window and core. One implementation speaks to the core, one is made up for development. */
export interface Api {
	request(request: Request): Promise<Reply>;
	/** A page of the last preview, as a PNG. */
	page(index: number, scale: number): Promise<Blob>;
	/** The page comes with `show` only. */
	listen(handler: (happening: Happening, page: Link | null) => void): () => void;
	/** Says whether all is saved, so that the window may close; it stays open when a text was refused. `null`: still at it. */
	readyToClose(saved: boolean | null): Promise<void>;
}

type Named<R extends Reply['reply']> = Extract<Reply, { reply: R }>;
export type Answer<R extends Reply['reply']> = Named<R> extends { page: infer Page } ? Page : null;

/** Asks and takes the page of the reply that belongs to it; null when the person cancelled. */
export async function ask<R extends Reply['reply']>(
	api: Api,
	request: Request,
	reply: R,
): Promise<Answer<R> | null> {
	const got = await api.request(request);
	if (got.reply === reply) return ('page' in got ? got.page : null) as Answer<R>;
	if (got.reply === 'cancelled') return null;
	throw new Error(`The core answered ${got.reply} to ${request.ask}.`);
}
