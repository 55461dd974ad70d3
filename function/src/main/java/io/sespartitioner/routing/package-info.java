/**
 * The routing rules: reads {@code routing.json}, and works out the partition keys of one SES event
 * by it.
 *
 * <p>It must not know of AWS: neither Lambda's nor Firehose's wire format, nor files and folders.
 */
package io.sespartitioner.routing;
