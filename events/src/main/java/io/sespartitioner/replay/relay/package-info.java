/** Hands work from one thread to others, in order. Knows nothing of what is handed on. */
package io.sespartitioner.replay.relay;
