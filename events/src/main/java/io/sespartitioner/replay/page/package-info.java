/** The report as a page for a browser. Knows nothing of how what it reports came about. */
package io.sespartitioner.replay.page;
