/**
 * What a coverage-guided fuzzer runs: each target takes any bytes and throws if a promise is
 * broken.
 *
 * <p>It must not know anything but public API: it sees what users see.
 */
package io.sespartitioner.fuzz;
