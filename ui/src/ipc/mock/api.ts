import { Refusal, type Api } from '../api';
import type { Frame, JsonValue, PracticePage, Reply, Request, StepRow } from '../contract';
import { TODAY, day } from './days';
import { home, pillarPage } from './pages';
import { PEOPLE, keepers, newStep, person, withChip } from './practice';
import { parse } from './prose';
import { picture } from './documents';
import { second } from './second';
import { reviewAnswer } from './reviews';

/** A made-up core for work on the looks: it remembers what is written until the page is loaded again. */
export function mockApi(asked: URLSearchParams): Api {
	let page = structuredClone(keepers);
	let past: PracticePage[] = [];
	let undone: PracticePage[] = [];
	let seq = 1318;
	let opened = asked.get('at') !== 'start';
	let named = !asked.has('unnamed');
	const slow = Number(asked.get('slow') ?? 0);
	/** A core on a busy machine: each answer takes up to `slow` milliseconds. */
	const late = () => new Promise((resolve) => setTimeout(resolve, Math.random() * slow));

	const frame = (): Frame => ({
		company: 'Tarn Parcel',
		file: 'tarn.blueprint',
		folder: '/mnt/ragna/Documents',
		read_only: asked.has('readonly')
			? 'Another program has this file open, so it can only be read here.'
			: null,
		profile: named ? 'Ragna Solheim' : null,
		red: [0, 0, 3, 0],
		undo: past.length ? 'Changed the practice' : null,
		undo_by: null,
		redo: undone.length ? 'Changed the practice' : null,
		saved: 'Saved 10:42',
		entry: `Entry ${seq.toLocaleString('en-GB')}`,
		head: '7f3c 91ae 04d2',
		trashed: 0,
		today: TODAY,
	});
	const others = second(asked, frame);
	const done = (id: string | null, label: string): Reply => ({
		reply: 'done',
		page: { id, entry: seq, label, changed: ['practice'], frame: frame() },
	});
	const write = (id: string | null, label: string, change: (draft: PracticePage) => void): Reply => {
		if (!named) throw new Refusal({ code: 'needs-profile', message: 'Who is writing?', field: null });
		past = [...past, page];
		undone = [];
		page = structuredClone(page);
		change(page);
		seq += 1;
		return done(id, label);
	};
	const setStep = (step: StepRow, field: string, value: JsonValue) => {
		const text = typeof value === 'string' ? value : null;
		if (field === 'text') step.text = text ?? '';
		if (field === 'owner') step.owner = person(text);
		if (field === 'due') step.due = text ? day(text) : null;
	};
	const setField = (draft: PracticePage, field: string, value: JsonValue) => {
		const text = typeof value === 'string' ? value : '';
		for (const one of [draft.name, draft.current, draft.desired, ...draft.guide, ...draft.fields]) {
			if (one.field.id !== field) continue;
			Object.assign(one, {
				value,
				text,
				shown: text,
				blocks: parse(text),
				restorable: draft.guide.includes(one),
			});
			if (field === 'owner') one.links = [person(value)].filter((link) => link !== null);
			if (one.field.type === 'date') one.shown = text ? day(text).words : '';
		}
		if (draft.ladder && field === 'claimed') draft.ladder.claimed = value as number | null;
		if (draft.ladder && field === 'target') draft.ladder.target = value as number | null;
	};
	const stepOf = (draft: PracticePage, id: string) => draft.steps.find((step) => step.id === id);

	/** Whether a write is about the practice or what belongs to it, and not about the records of the registers. */
	const mine = (request: Request): boolean => {
		const id = 'parent' in request ? request.parent : 'id' in request ? request.id : null;
		return [page, ...page.steps, ...page.evidence].some((one) => one.id === id);
	};

	function edit(request: Request): Reply | null {
		switch (request.ask) {
			case 'set':
				if (request.value === 'refuse me') {
					throw new Refusal({
						code: 'field',
						message: 'This text is refused, to see how that looks.',
						field: request.field,
					});
				}
				return write(request.id, 'Changed', (draft) => {
					const step = stepOf(draft, request.id);
					if (step) setStep(step, request.field, request.value);
					else setField(draft, request.field, request.value);
				});
			case 'tick':
				return write(request.id, 'Ticked', (draft) => {
					const step = stepOf(draft, request.id);
					if (step) step.done_on = request.done ? day(TODAY) : null;
				});
			case 'add': {
				const id = `new-${seq}`;
				if (request.kind === 'person')
					PEOPLE.push({ id, kind: 'person', title: String(request.fields['name']), hint: 'new' });
				return write(id, 'Added', (draft) => {
					if (request.kind !== 'step') return;
					const { place } = request;
					const at =
						place.place === 'after'
							? draft.steps.findIndex((step) => step.id === place.id) + 1
							: draft.steps.length;
					draft.steps.splice(at, 0, newStep(id, String(request.fields['text'])));
				});
			}
			case 'move':
				return write(request.id, 'Moved', (draft) => {
					const step = stepOf(draft, request.id);
					if (!step) return;
					const { place } = request;
					const rest = draft.steps.filter((one) => one !== step);
					rest.splice(
						place.place === 'after' ? rest.findIndex((one) => one.id === place.id) + 1 : 0,
						0,
						step,
					);
					draft.steps = rest;
				});
			case 'trash':
				return write(request.id, 'Deleted a step', (draft) => {
					draft.steps = draft.steps.filter((one) => one.id !== request.id);
					draft.evidence = draft.evidence.filter((one) => one.id !== request.id);
				});
			case 'undo':
			case 'untrash':
				undone = [...undone, page];
				page = past.pop() ?? page;
				return done(null, 'Undone');
			case 'redo':
				past = [...past, page];
				page = undone.pop() ?? page;
				return done(null, 'Redone');
			default:
				return null;
		}
	}

	function answer(request: Request): Reply {
		switch (request.ask) {
			case 'frame':
				if (!opened) throw new Refusal({ code: 'no-workbook', message: 'No workbook is open.', field: null });
				return { reply: 'frame', page: others.full() };
			case 'late':
				return { reply: 'late', page: 3 };
			case 'set-profile':
				named = true;
				return { reply: 'frame', page: frame() };
			case 'start':
			case 'forget-recent':
				return {
					reply: 'start',
					page: {
						profile: null,
						recent: [
							{
								company: 'Tarn Parcel',
								file: 'tarn.blueprint',
								folder: '/mnt/ragna/Documents',
								when: 'opened today, 10:42',
								there: true,
							},
							{
								company: 'Harbour Rail',
								file: 'harbour.blueprint',
								folder: '/media/stick/old',
								when: 'opened 3 Mar',
								there: false,
							},
						],
					},
				};
			case 'new':
			case 'open':
			case 'open-recent':
			case 'sample':
				opened = true;
				return { reply: 'opened', page: frame() };
			case 'home':
				return {
					reply: 'home',
					page: asked.has('fresh')
						? { ...home, fresh: true, red: [], due: [], amber: [], changes: [] }
						: home,
				};
			case 'pillar':
				return { reply: 'pillar', page: pillarPage(request.pillar) };
			case 'practice': {
				const steps = page.steps.map(withChip);
				const steps_words = `${steps.filter((step) => step.done_on).length} of ${steps.length} done`;
				return { reply: 'practice', page: { ...page, steps, steps_words } };
			}
			case 'questions':
				return {
					reply: 'questions',
					page: {
						words: '32 answered, 9 without an answer',
						groups: [
							{ name: 'The first days', words: '7 questions, 6 answered', questions: keepers.questions },
						],
					},
				};
			case 'choices': {
				const people = PEOPLE.filter((one) => one.title.toLowerCase().includes(request.words.toLowerCase()));
				return { reply: 'choices', page: people.map(({ hint, ...record }) => ({ record, hint })) };
			}
			default:
				throw new Refusal({ code: 'failed', message: `Nothing is made up for ${request.ask}.`, field: null });
		}
	}

	return {
		request: async (request) => {
			if (slow) await late();
			return (
				reviewAnswer(request) ??
				(mine(request) ? edit(request) : others.answer(request)) ??
				edit(request) ??
				answer(request)
			);
		},
		page: picture,
		listen: () => () => {},
		readyToClose: async () => {},
	};
}
