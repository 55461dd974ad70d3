/**
 * The routing rules: reads {@code routing.json}, works out what they say about an SES event, and
 * derives their JQ query.
 *
 * <p>Knows Firehose's prefixes and the limits of its JQ, but nothing of the wire format between
 * Firehose and Lambda, and no class of AWS's.
 */
package io.sespartitioner.routing;
