package io.sespartitioner.infra.settings;

import java.nio.file.Path;

/**
 * Old logs to file by the rules.
 *
 * @param bucket the bucket that they are in
 * @param prefix what their names begin with, without a slash at the end; empty: all of the bucket
 * @param job the job's jar
 */
public record BackfillSettings(String bucket, String prefix, Path job) {}
