package io.sespartitioner.routing;

/** What the routing rules say about one SES event. */
public sealed interface Routing permits Routed, Dropped, Failed {}
