/** Measures backfill beside its peers, each in a process of its own, on the same file. */
package io.sespartitioner.backfill.bench;
