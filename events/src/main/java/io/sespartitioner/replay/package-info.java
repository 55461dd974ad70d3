/**
 * The command line of replay, and how its parts are put together. Knows nothing of how a record is
 * found, processed or filed.
 */
package io.sespartitioner.replay;
