/**
 * What a deployment may choose, read from CDK context values and checked all at once.
 *
 * <p>It must not know of constructs or templates.
 */
package io.sespartitioner.infra.settings;
