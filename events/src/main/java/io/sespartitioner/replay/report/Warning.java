package io.sespartitioner.replay.report;

/**
 * Something to look at before the rules are deployed.
 *
 * @param kind which, for programs, such as {@code partition-limit}
 * @param message what is the matter and what to do, in plain words
 */
public record Warning(String kind, String message) {}
