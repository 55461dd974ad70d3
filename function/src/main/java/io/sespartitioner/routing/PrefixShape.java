package io.sespartitioner.routing;

/** Stands for all evaluations of a prefix where only its slashes and dots matter. */
record PrefixShape() implements PrefixValues {

  @Override
  public String timestamp(String pattern) {
    return TimePattern.ofPrefix(pattern).shape();
  }

  @Override
  public String key(String name) {
    return "0";
  }

  @Override
  public String randomString() {
    return "0";
  }

  @Override
  public String errorOutputType() {
    return "0";
  }
}
