package io.sespartitioner.routing;

/** The expressions themselves, with the given namespace for partition keys. */
record AsWritten(String keyNamespace) implements PrefixValues {

  @Override
  public String timestamp(String pattern) {
    return "!{timestamp:" + pattern + "}";
  }

  @Override
  public String key(String name) {
    return "!{" + keyNamespace + ":" + name + "}";
  }

  @Override
  public String randomString() {
    return "!{firehose:random-string}";
  }

  @Override
  public String errorOutputType() {
    return "!{firehose:error-output-type}";
  }
}
