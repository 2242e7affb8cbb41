import { expect, it } from 'vitest';
import { visible } from './plain';

it('takes out what terminals and PDFs leave in a text, and keeps tabs, lines and every script', () => {
	expect(visible('a\u0007b\u001b[1m\u202ec\u2066\u009b')).toBe('ab[1mc');
	expect(visible('a\tb\r\nc שלום\u200f é')).toBe('a\tb\r\nc שלום\u200f é');
});

it('keeps isolates in pairs on a line, which names in another script need, and takes out halves', () => {
	const whole = 'שלום \u2066Payments (EU)\u2069, \u2067a \u2068b\u2069\u2069';
	expect(visible(whole)).toBe(whole);
	expect(visible('\u2067a\nb\u2069 \u2066c\u2069')).toBe('a\nb \u2066c\u2069');
	expect(visible('a\u2069\u2068b\u2068c\u2069')).toBe('ab\u2068c\u2069');
});
