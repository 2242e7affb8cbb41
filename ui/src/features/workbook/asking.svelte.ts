/** What another person did and Undo would take back. */
export type Theirs = { what: string; by: string };

/** What closing the window does. */
export type Leaving = 'tray' | 'quit';

/** What the session asks the person at the keyboard; the shell shows it and hands the answer back. */
export class Asking {
	/** Set while a write waits to learn who is writing. */
	name = $state.raw<((name: string | null) => void) | null>(null);
	/** Who writes until it is said otherwise. */
	writer = $state<string | null>(null);
	/** Set while Undo asks whether to take back what another person did. */
	takeBack = $state.raw<(Theirs & { answer: (may: boolean) => void }) | null>(null);
	/** Set while it is asked whether closing leaves the program in the tray. */
	closing = $state.raw<{ answer: (choice: Leaving | null) => void } | null>(null);

	/** Who is writing; null when that is not said. `now` is who writes until then. */
	async who(now: string | null = null): Promise<string | null> {
		this.writer = now;
		const name = await new Promise<string | null>((answer) => (this.name = answer));
		this.name = null;
		return name;
	}

	/** What closing the window is to do from now on; null to leave it open. */
	async howToClose(): Promise<Leaving | null> {
		if (this.closing) return null;
		const choice = await new Promise<Leaving | null>((answer) => (this.closing = { answer }));
		this.closing = null;
		return choice;
	}

	/** Whether to take back what another person did; no to a second question while the first one stands. */
	async mayTakeBack(theirs: Theirs): Promise<boolean> {
		if (this.takeBack) return false;
		const may = await new Promise<boolean>((answer) => (this.takeBack = { ...theirs, answer }));
		this.takeBack = null;
		return may;
	}
}
