/** Something noted about single cells. */
export class Marks<T> {
	#notes = $state.raw<ReadonlyMap<string, T>>(new Map());

	at(row: string, column: number): T | undefined {
		return this.#notes.get(`${row}/${column}`);
	}

	set(row: string, column: number, note: T): void {
		this.#notes = new Map(this.#notes).set(`${row}/${column}`, note);
	}

	/** Takes a note away and hands it out; null when there was none. */
	take(row: string, column: number): T | null {
		const note = this.at(row, column) ?? null;
		this.drop(row, column);
		return note;
	}

	clear(): void {
		this.#notes = new Map();
	}

	/** Takes a note away; false when there was none. */
	drop(row: string, column: number): boolean {
		const rest = new Map(this.#notes);
		if (!rest.delete(`${row}/${column}`)) return false;
		this.#notes = rest;
		return true;
	}
}
