import { describe, expect, it } from 'vitest';
import { column, chip, grid, row } from './testing';
import { fit, measure, widths } from './widths';

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
const long = 'Somebody with a long name, leaves 18 Dec';
const page = grid(
	['name', 'Criticality', 'Primary expert', 'Secondary expert', 'Documentation'].map((id) => column(id)),
	[row('a', ['Payments', '1', long, long, 'verified'], chip('two, not documented'))],
);

describe('the widths of columns', () => {
	it('are what the words want when there is room', () => {
		const wanted = widths(page).map((width) => width.wanted);
		expect(fit(widths(page), 2000)).toEqual(wanted);
		expect(fit(widths(page), 0), 'before the room is known').toEqual(wanted);
	});

	it('give way until all fit, the reading never', () => {
		const sizes = fit(widths(page), 860);
		expect(sum(sizes)).toBeLessThanOrEqual(860);
		expect(sizes.at(-1)).toBe(widths(page).at(-1)?.wanted);
	});

	it('stay readable when nothing can make them fit: the one that stays gives way, the longest are cut', () => {
		// Of the third 69 pixels would be seen, too few to press: the second takes them.
		expect(fit(widths(page), 300)).toEqual([135, 96 + 69, 136, 136, 123, 197]);
		expect(fit(widths(page), 500), 'with room for what is seen of the third').toEqual([
			150, 96, 136, 136, 123, 197,
		]);
	});

	it('go by what letters take, not by how many there are', () => {
		expect(measure('November 2026')).toBeGreaterThan(100);
		expect(measure('illicit, till')).toBeLessThan(measure('Wommwwmm'));
	});

	it('make room for a reading that is known to come, and take it back first', () => {
		const coming = { ...page, rows: [{ ...page.rows[0]!, coming: 'nobody from 19 Dec' }] };
		const [plain, wide] = [widths(page).at(-1)!, widths(coming).at(-1)!];
		expect(wide.wanted).toBeGreaterThan(plain.wanted);
		expect(wide.least).toBe(plain.least);
	});

	it('cut texts before they cut a day, a month or a name', () => {
		const [month, text] = [column('Month', 'month'), column('Note')];
		const words = 'November 2026';
		const scarce = grid([column('name'), month, text], [row('a', ['Payments', words, long])]);
		const sizes = fit(widths(scarce), 400);
		expect(sizes[1]).toBeGreaterThan(measure(words));
		expect(sizes[2]).toBeLessThan(measure(long));
	});

	it('show no sliver of a column at the edge of what scrolls', () => {
		const columns = [150, 120, 120, 120, 120, 120].map((wanted) => ({ wanted, least: wanted }));
		for (let room = 320; room < 700; room += 1) {
			const sizes = fit(columns, room, true);
			const edge = room - (sizes.at(-1) ?? 0);
			let start = 0;
			for (const size of sizes.slice(0, -1)) {
				const seen = Math.min(size, edge - start);
				if (start > 0 && seen > 0) expect(seen, `a room of ${room}`).toBeGreaterThanOrEqual(72);
				const past = start >= edge && start < room ? start + size - room : 0;
				if (past > 0) expect(past, `behind the reading in a room of ${room}`).toBeGreaterThanOrEqual(72);
				start += size;
			}
		}
	});
});
