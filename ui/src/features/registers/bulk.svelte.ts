import { writeBlock } from './block';
import type { Door, Written } from './exchange';
import { planDown, planFill, planPaste, type Plan, type Target } from './plan';
import { rowsIn, single } from './range';
import { toCopy, toPaste } from '$features/record/copied';

/** What is done to many cells at once, in one step that can be undone as one. */
export class Bulk {
	/** Whether a write of many cells is under way. */
	busy = $state(false);
	readonly #target: () => Target | null;
	readonly #door: Door;

	constructor(target: () => Target | null, door: Door) {
		this.#target = target;
		this.#door = door;
	}

	/** The cells selected, as spreadsheets read them. */
	get copied(): string {
		const target = this.#target();
		if (!target) return '';
		const { page, lines, span } = target;
		const columns = Array.from({ length: span.right - span.left + 1 }, (_, at) => span.left + at);
		const rows = rowsIn(lines, span).map((row) =>
			columns.map((column) => {
				const [field, cell] = [page.columns[column], row.cells[column]];
				return field ? (cell ? toCopy(field, cell) : '') : (row.verdict?.words ?? '');
			}),
		);
		// One cell is its words, as they stand; quotes would only be in the way.
		return single(span) ? (rows[0]?.[0] ?? '') : writeBlock(rows);
	}

	/** Writes a copied block from the top left of what is selected on; the id of the last row it wrote. */
	paste(block: string[][]): Promise<string | null> {
		return this.#write((target) => planPaste(target, block), 'pasted');
	}
	empty(): Promise<string | null> {
		return this.#write((target) => planFill(target, () => ''), 'emptied');
	}
	down(): Promise<string | null> {
		return this.#write(planDown, 'filled');
	}

	/** Writes what was put into one column into that column of every row selected. */
	same(column: number, written: Written): Promise<string | null> {
		if ('error' in written) return Promise.resolve(null);
		return this.#write((target) => {
			const span = { ...target.span, left: column, right: column };
			return planFill({ ...target, span }, (field) =>
				'typed' in written ? written.typed : toPaste(field, written.value),
			);
		}, 'changed');
	}

	async #write(plan: (target: Target) => Plan, done: string): Promise<string | null> {
		const target = this.#target();
		if (!target || this.busy) return null;
		const made = plan(target);
		if ('refused' in made) {
			this.#door.fail(`${made.refused} Nothing was ${done}.`);
			return null;
		}
		if (!made.rows.length) return null;
		this.busy = true;
		try {
			return await this.#door.paste(made.rows);
		} catch (reason) {
			this.#door.fail(`${this.#door.words(reason)} Nothing was ${done}.`);
			return null;
		} finally {
			this.busy = false;
		}
	}
}
