package io.sespartitioner.routing;

/**
 * One rule: what it does with which events.
 *
 * @param number its place in the list, from 1
 */
record Rule(int number, When when, Action action) {

  @Override
  public String toString() {
    return "rule " + number + " (" + when + ": " + action + ")";
  }
}
