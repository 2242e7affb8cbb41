import type { Block, FieldType, FieldValue, Inline, JsonValue, Link } from '../contract';

const run = (text: string): Inline[] =>
	text
		.split('**')
		.map((text, index): Inline =>
			index % 2 ? { run: 'strong', text: [{ run: 'text', text }] } : { run: 'text', text },
		)
		.filter((part) => part.run !== 'text' || part.text !== '');

/** Enough of the core's parser to see set text. */
export function parse(source: string): Block[] {
	return source
		.trim()
		.split(/\n\n+/)
		.filter(Boolean)
		.map((block): Block => {
			const lines = block.split('\n');
			const ordered = /^\d+\. /.test(block);
			if (!ordered && !block.startsWith('- ')) return { block: 'paragraph', text: run(lines.join(' ')) };
			const items = lines.map((line): Block[] => [
				{ block: 'paragraph', text: run(line.replace(/^(- |\d+\. )/, '')) },
			]);
			return { block: 'list', ordered, items };
		});
}

type More = { example?: string; options?: string[]; links?: Link[]; exact?: string };

export function value(
	id: string,
	type: FieldType,
	label: string,
	stored: JsonValue,
	more: More = {},
): FieldValue {
	const text = typeof stored === 'string' ? stored : '';
	return {
		field: {
			id,
			type,
			label,
			help: null,
			example: more.example ?? null,
			required: false,
			options: (more.options ?? []).map((option) => ({ id: option, label: option })),
			to: [],
			unit: null,
			limit: null,
		},
		value: stored,
		shown: more.exact ?? text,
		exact: more.exact ?? null,
		links: more.links ?? [],
		blocks: type === 'prose' ? parse(text) : [],
		text,
		from_template: false,
		restorable: false,
		frozen: null,
	};
}
