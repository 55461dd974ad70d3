/**
 * The Lambda function: Firehose invocations in, invocation responses with partition keys out.
 *
 * <p>The only package that knows the wire format of Lambda and Firehose. It must not know how rules
 * are written, nor what stands in an SES event.
 */
package io.sespartitioner.function;
