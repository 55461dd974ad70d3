/**
 * A CloudFormation template with parameters and conditions, made from the stack's own templates,
 * which have none.
 *
 * <p>It works on JSON, and must not know of the CDK or of the app.
 */
package io.sespartitioner.infra.template;
