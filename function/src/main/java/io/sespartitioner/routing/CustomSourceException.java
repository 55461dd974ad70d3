package io.sespartitioner.routing;

/** Says that a custom key source threw, without anything that could be of the event. */
final class CustomSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CustomSourceException(String name, Throwable thrown) {
    super(name + ": " + thrown.getClass().getName(), null, false, false);
  }
}
