/**
 * Files old SES events of any volume by the routing rules, on Apache Spark: each event is read and
 * decided once, ordered by partition and arrival, and written in few, large objects. Knows Spark
 * and Hadoop's file systems; how records are found and what the rules say, it asks replay and
 * function.
 */
package io.sespartitioner.backfill;
