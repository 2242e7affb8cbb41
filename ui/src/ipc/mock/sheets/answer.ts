import { Refusal } from '../../api';
import type { Reply, Request } from '../../contract';
import { TODAY } from '../days';
import type { Row } from '../records';
import { fit, handOver, leaver, people } from './people';

type Write = (id: string | null, label: string, change: (rows: Row[]) => Row[]) => Reply;

const refuse = (message: string): never => {
	throw new Refusal({ code: 'refused', message, field: null });
};

/** What the made-up core answers about sheets; null for the rest. */
export function sheetAnswer(
	rows: () => Row[],
	write: Write,
	request: Request,
	make: () => string,
): Reply | null {
	const find = (id: string) => rows().find((row) => row.id === id);
	switch (request.ask) {
		case 'people':
			return { reply: 'people', page: people(rows()) };
		case 'leaver': {
			const person = find(request.id);
			return person ? { reply: 'leaver', page: leaver(rows(), person, request.last_day) } : null;
		}
		case 'fit':
			return { reply: 'fit', page: fit(rows(), request.id) };
		case 'do': {
			const row = find(request.id);
			if (!row) return null;
			if (request.deed === 'hand-over') {
				const id = make();
				return write(id, 'Made the hand-over list', (all) => [...all, ...handOver(row, id)]);
			}
			if (request.deed === 'sign')
				return write(row.id, 'Signed', (all) =>
					all.map((one) => (one === row ? { ...one, values: { ...one.values, signed_on: TODAY } } : one)),
				);
			return write(row.id, 'Done', (all) => all);
		}
		case 'paste': {
			const next = new Map<string, Row>();
			for (const line of request.rows) {
				const row = line.id ? find(line.id) : undefined;
				if (!row) continue;
				const values = { ...row.values };
				for (const { field, text } of line.cells) values[field] = text === '' ? null : text;
				if (values['reviewer'] && values['reviewer'] === values['person'] && !values['reason'])
					refuse(
						'Nobody reviews their own access without a reason. Write it, or have another person decide.',
					);
				next.set(row.id, { ...row, values });
			}
			if (!next.size) return null;
			return write(request.rows[0]?.id ?? null, 'Decided', (all) =>
				all.map((row) => next.get(row.id) ?? row),
			);
		}
		case 'add':
			if (
				request.kind === 'slide' &&
				rows().filter((row) => row.parent === request.parent && !row.trashed).length > 2
			)
				refuse('A proof of concept has three slides. Say it on one of them, or leave it out.');
			return null;
		default:
			return null;
	}
}
