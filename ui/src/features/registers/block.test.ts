import { describe, expect, it } from 'vitest';
import { readBlock, writeBlock } from './block';

describe('a block of cells', () => {
	it.each([
		['one cell', 'Payments', [['Payments']]],
		[
			'rows and columns',
			'a\tb\nc\td',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		[
			'the line break at its end',
			'a\tb\r\nc\td\r\n',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		[
			'empty cells, the last one too',
			'a\t\tb\n\t\n',
			[
				['a', '', 'b'],
				['', ''],
			],
		],
		['an empty row between', 'a\n\nb', [['a'], [''], ['b']]],
		['a quoted line break and tab', '"one\ntwo"\t"a\tb"', [['one\ntwo', 'a\tb']]],
		['doubled quotes', '"say ""no"""\tx', [['say "no"', 'x']]],
		['a quote that opens no quoted cell', '"Ada" said\tx', [['"Ada" said', 'x']]],
		['a quote within a cell', '5" pipe\tx', [['5" pipe', 'x']]],
		['a quote that is never closed', '"open\tx', [['"open', 'x']]],
	])('reads %s', (_, text, rows) => {
		expect(readBlock(text)).toEqual(rows);
	});

	it('is read as it was written, whatever stands in it', () => {
		const rows = [
			['plain', 'with\ttab', 'two\nlines'],
			['"quoted"', 'say "no"', ''],
		];
		expect(readBlock(writeBlock(rows))).toEqual(rows);
	});

	it('stays quick with ten thousand rows', () => {
		const text = writeBlock(
			Array.from({ length: 10_000 }, (_, row) => [`Service ${row}`, 'Ada "the" Lund', '3']),
		);
		const before = performance.now();
		expect(readBlock(text)).toHaveLength(10_000);
		expect(performance.now() - before).toBeLessThan(1000);
	});
});
