package io.sespartitioner.routing;

/**
 * A rule drops the event.
 *
 * @param why the text of the rule's {@code drop}
 */
public record Dropped(String why) implements Routing {}
