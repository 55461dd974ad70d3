/**
 * The constructs of the pipeline from SES to S3, usable in any CDK app.
 *
 * <p>They must not know of settings, context values or the app they stand in.
 */
package io.sespartitioner.infra.pipeline;
