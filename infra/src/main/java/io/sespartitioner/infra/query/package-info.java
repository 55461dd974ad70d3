/**
 * Questions to the delivered log: a table over the layout that the routing rules make, and saved
 * queries for Amazon Athena.
 *
 * <p>Knows the layout and what SES events hold; nothing of how they get there.
 */
package io.sespartitioner.infra.query;
