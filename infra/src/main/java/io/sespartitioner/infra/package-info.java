/**
 * The CDK app: it turns settings into the stack that files SES events in S3.
 *
 * <p>It must not know how an event is read; key names and prefixes come from the routing rules.
 */
package io.sespartitioner.infra;
