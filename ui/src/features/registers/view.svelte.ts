import type { Session } from '$features/workbook/session.svelte';
import { pressed, type Sort } from './order';

/** How a register was left: order, filter and place. Kept in memory, per workbook and kind. */
export class View {
	words = $state('');
	readings = $state.raw<string[]>([]);
	sort = $state.raw<Sort>(null);
	at = $state.raw<{ row: string; column: number }>({ row: '', column: 0 });
	scroll = 0;

	/** Whether rows are left out. */
	get narrowed(): boolean {
		return this.words.trim() !== '' || this.readings.length > 0;
	}

	order(column: string): void {
		this.sort = pressed(this.sort, column);
	}

	/** Keeps the rows with a reading, or all again. */
	press(reading: string): void {
		this.readings = this.readings.includes(reading)
			? this.readings.filter((one) => one !== reading)
			: [...this.readings, reading];
	}

	showAll(): void {
		this.words = '';
		this.readings = [];
	}
}

const views = new WeakMap<Session, Map<string, View>>();

export function viewOf(session: Session, kind: string): View {
	const known = views.get(session) ?? new Map<string, View>();
	views.set(session, known);
	const key = `${session.frame?.folder ?? ''}/${session.frame?.file ?? ''}/${kind}`;
	const view = known.get(key) ?? new View();
	known.set(key, view);
	return view;
}
