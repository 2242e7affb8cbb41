import { expect, it, vi } from 'vitest';
import { Opener } from './opener';

const row = (isConnected = true) => ({ isConnected, focus: vi.fn() });

it('gives the focus back to the row a record was opened from, also after leafing through others', () => {
	const [opener, from] = [new Opener(), row()];
	opener.turns('a', from);
	opener.turns('b', null);
	opener.turns(null, null);
	opener.back();
	expect(from.focus).toHaveBeenCalledOnce();
});

it('gives it to the row that opened the latest record', () => {
	const [opener, first, second] = [new Opener(), row(), row()];
	opener.turns('a', first);
	opener.turns('b', second);
	opener.back();
	expect(first.focus).not.toHaveBeenCalled();
	expect(second.focus).toHaveBeenCalledOnce();
});

it('gives it to nothing that is gone, nor to what opened an earlier panel', () => {
	const [opener, gone, earlier] = [new Opener(), row(false), row()];
	opener.turns('a', gone);
	opener.back();
	expect(gone.focus).not.toHaveBeenCalled();
	opener.turns('a', earlier);
	opener.turns(null, null);
	opener.turns('b', null);
	opener.back();
	expect(earlier.focus).not.toHaveBeenCalled();
});
