/**
 * What must become of events, as a file says: read, checked, and written from what happens. Knows
 * nothing of inputs and of how records are filed.
 */
package io.sespartitioner.replay.expect;
