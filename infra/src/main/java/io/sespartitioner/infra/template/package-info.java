/**
 * A CloudFormation template with parameters and conditions, made from the stack's own templates,
 * which have none.
 *
 * <p>It compares templates, and must not know of what is in the stack, but for the places of
 * parameters that are numbers or lists.
 */
package io.sespartitioner.infra.template;
