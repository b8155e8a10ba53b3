// The one answer for what is not there and for what is not yours: they must look alike.
import { refused } from '../access/refusal.ts';

export const notAmongYours = refused({ code: 'notHere', text: 'There is no such thing among yours.' });
