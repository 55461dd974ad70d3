/** Measures backfill beside replay and DuckDB, each in a process of its own, on the same file. */
package io.sespartitioner.backfill.bench;
