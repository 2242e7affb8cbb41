import { expect, it } from 'vitest';
import { visible } from './plain';

it('takes out what terminals and PDFs leave in a text, and keeps tabs, lines and every script', () => {
	expect(visible('a\u0007b\u001b[1m\u202ec\u2066\u009b')).toBe('ab[1mc');
	expect(visible('a\tb\r\nc שלום\u200f é')).toBe('a\tb\r\nc שלום\u200f é');
});
