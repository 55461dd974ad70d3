package io.sespartitioner.replay.folder;

import java.nio.file.Path;

/**
 * An object that a run has made.
 *
 * @param key its name in the bucket
 * @param file where it lies until it is published
 */
public record MadeObject(String key, Path file) {}
