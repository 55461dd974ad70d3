/**
 * A CloudFormation template with parameters and conditions, made from templates that have none.
 *
 * <p>It works on JSON, and must not know of the CDK, of settings, or of what the resources are for.
 */
package io.sespartitioner.infra.template;
